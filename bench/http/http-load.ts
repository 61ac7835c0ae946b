import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import { HttpExecutor } from '../../src-main/executors/http/http-executor';
import { openYardOf } from '../switchyard-contender';

/** What one contender did in the time it was given, warmed up. */
export interface HttpLoad {
  readonly requests: number;
  readonly seconds: number;
  /** Requests that failed, or were answered with something else than 2xx. */
  readonly errors: number;
  /** Of the processor, all threads of the contender's process together, in microseconds. */
  readonly cpuMicros: number;
}

export interface HttpLoadTask {
  readonly contender: 'switchyard' | 'autocannon';
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}

const WARM_UP_MS = 1_000;
/** Tasks that always wait for a lane, more than end between two looks. */
const CROWD = 20_000;
const LOOK_EVERY_MS = 50;

/** As its documentation has it, by its own clock and count. */
async function autocannonLoad({ url, connections, seconds }: HttpLoadTask): Promise<HttpLoad> {
  await autocannon({ url, connections, duration: WARM_UP_MS / 1_000 });
  const before = process.cpuUsage();
  const result = await autocannon({ url, connections, duration: seconds });
  return {
    requests: result['2xx'],
    seconds: result.duration,
    errors: result.errors + result.timeouts + result.non2xx,
    cpuMicros: cpuMicrosSince(before),
  };
}

/** A task for each request through the real scheduler: timeouts armed, three levels, every event sunk, results kept. */
async function switchyardLoad({ url, connections, seconds }: HttpLoadTask): Promise<HttpLoad> {
  const executor = new HttpExecutor({ target: null });
  await executor.prepare(url);
  const yard = openYardOf({ workers: connections, maxAttempts: 1 }, executor);
  const { scheduler } = yard;
  const body = { executor: 'http', method: 'GET', url } as const;
  let submitted = 0;
  const refill = () => {
    for (; submitted < yard.settled + CROWD; submitted++) {
      scheduler.submit({ name: 'request', kind: 'http', priority: 'medium', body });
    }
  };
  const refilling = setInterval(refill, LOOK_EVERY_MS);
  refill();
  await setTimeout(WARM_UP_MS);
  const from = { settled: yard.settled, failed: scheduler.counts.failed, atMs: performance.now() };
  const before = process.cpuUsage();
  await setTimeout(seconds * 1_000);
  const cpuMicros = cpuMicrosSince(before);
  const to = { settled: yard.settled, failed: scheduler.counts.failed, atMs: performance.now() };
  clearInterval(refilling);
  scheduler.requestShutdown('cancel-now', null);
  const errors = to.failed - from.failed;
  return {
    requests: to.settled - from.settled - errors,
    seconds: (to.atMs - from.atMs) / 1_000,
    errors,
    cpuMicros,
  };
}

function cpuMicrosSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

process.once('message', async (task: HttpLoadTask) => {
  const load = await (task.contender === 'switchyard' ? switchyardLoad(task) : autocannonLoad(task));
  process.send?.(load, () => process.exit());
});
