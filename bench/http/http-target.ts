import { NO_FAULTS } from '#contract/target';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { TargetCounters } from '../../src-main/target/target-counters';
import { TargetServer } from '../../src-main/target/target-server';
import { threadsNowMs } from '../../src-main/target/target-thread-messages';

/** The built-in test server without faults, in a process of its own. It sends its address to who started it. */
const server = new TargetServer({
  faults: NO_FAULTS,
  outageFromMs: 0,
  nowMs: threadsNowMs,
  random: new SeededRandom(1),
  counters: new TargetCounters(),
});
process.send?.(await server.listen());
