import type { TaskBody } from '#contract/task';
import type { AttemptRun } from '../../src-main/engine/ports';
import { ThreadExecutor } from '../../src-main/executors/threads/thread-executor';

/** A program that does one task on a thread, says what came of it, and has nothing else to do. */
const [threadPath = '', body = ''] = process.argv.slice(2);
const executor = new ThreadExecutor({ threadPath, idleMs: 1_000_000 });
const run: AttemptRun = {
  task: 1,
  attempt: 1,
  lane: 1,
  spec: { name: 'alone', kind: 'test', priority: 'medium', body: JSON.parse(body) as TaskBody },
  handle: null,
  succeed: (output) => console.log(`succeeded: ${output}`),
  fail: ({ message }) => console.log(`failed: ${message}`),
};
executor.start(run);
