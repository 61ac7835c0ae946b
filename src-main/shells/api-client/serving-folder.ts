import { join } from 'node:path';
import envPaths from 'env-paths';
import { ServingNotes } from './serving-notes';

/** Where programs that serve the API leave their notes: `SWITCHYARD_SERVERS`, or the user's folder for data. */
export function servingNotes(): ServingNotes {
  const usual = join(envPaths('Switchyard', { suffix: '' }).data, 'servers');
  return new ServingNotes(process.env.SWITCHYARD_SERVERS || usual);
}
