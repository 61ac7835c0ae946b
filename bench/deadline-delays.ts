import { DEFAULT_LIMITS } from '#contract/limits';
import type { LogLine } from '#contract/task-event';
import { Scheduler } from '../src-main/engine/scheduler';
import { ThreadExecutor } from '../src-main/executors/threads/thread-executor';
import { RealClock } from '../src-main/shells/world/real-clock';
import { SeededRandom } from '../src-main/shells/world/seeded-random';
import { median } from './measure';

const ATTEMPTS = Number(process.env.ATT ?? 40);
const TIMEOUT_MS = 300;

export interface Delays {
  readonly count: number;
  readonly medianMs: number;
  readonly maxMs: number;
}

/** How long after its deadline the lane of an endless loop is free again, its thread's end awaited. */
export async function deadlineDelays(threadPath: string, endlessPath: string): Promise<Delays> {
  const executor = new ThreadExecutor({ threadPath });
  const startedAt = new Map<number, number>();
  const delays: number[] = [];
  let done: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    done = resolve;
  });
  const sink = (line: LogLine) => {
    if (line.type === 'attempt-started') startedAt.set(line.task, line.atMs);
    if (line.type === 'attempt-stopped') {
      delays.push(line.atMs - (startedAt.get(line.task) ?? 0) - TIMEOUT_MS);
      if (delays.length === ATTEMPTS) done();
    }
  };
  const limits = { ...DEFAULT_LIMITS, workers: 1, maxAttempts: 1, attemptTimeoutMs: TIMEOUT_MS };
  const scheduler = new Scheduler({ clock: new RealClock(), executor, sink }, limits);
  const random = new SeededRandom(1);
  scheduler.start({ app: 'switchyard/bench', seed: 1, clock: 'real', startedAt: null, random });
  const body = { executor: 'script', path: endlessPath } as const;
  for (let i = 0; i < ATTEMPTS; i++) {
    scheduler.submit({ name: 'endless', kind: 'endless', priority: 'medium', body });
  }
  await over;
  scheduler.requestShutdown('cancel-now', null);
  await executor.close();
  return { count: delays.length, medianMs: median(delays), maxMs: Math.max(...delays) };
}
