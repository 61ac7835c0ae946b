import { InMemoryYardApi } from '../support/in-memory-yard-api';
import { describeYardApi } from './yard-api-contract';

describeYardApi('memory', async (yard) => ({
  connect: async () => new InMemoryYardApi(yard),
  close: async () => {},
}));
