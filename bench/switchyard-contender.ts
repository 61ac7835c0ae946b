import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import { type Outcome, PRIORITIES, type TaskBody, type TaskSpec } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import type { Executor } from '../src-main/engine/ports';
import { Scheduler } from '../src-main/engine/scheduler';
import { InlineExecutor } from '../src-main/executors/inline';
import { RealClock } from '../src-main/shells/world/real-clock';
import { SeededRandom } from '../src-main/shells/world/seeded-random';
import { type Contender, noop } from './contender';

const BODY: TaskBody = { executor: 'inline', body: 'noop' };

/** Everything on: an armed timeout, retries allowed, three levels, every event sunk, every result kept. */
export class SwitchyardContender implements Contender {
  readonly name = 'switchyard';

  async run(count: number, lanes: number): Promise<void> {
    const yard = openYard({ workers: lanes }, () => noop());
    for (let i = 0; i < count; i++) yard.scheduler.submit(specOf(i));
    await yard.idle(count);
    yard.scheduler.requestShutdown('finish-all', null);
    if (yard.settled !== count || yard.results.length !== count + 1 || yard.events < 4 * count)
      throw new Error('switchyard lost something');
  }
}

interface Yard {
  readonly scheduler: Scheduler;
  /** The outcome of each settled task, by its id. */
  readonly results: Outcome[];
  readonly settled: number;
  readonly events: number;
  /** Resolves when `count` tasks have settled. */
  idle(count: number): Promise<void>;
}

/** A yard on the real clock with one sort of body, a sink that counts, and results that are kept. */
export function openYard(limits: Partial<Limits>, body: () => Promise<void>): Yard {
  return openYardOf(limits, new InlineExecutor(new Map([['noop', body]])));
}

/** The same with any executor. */
export function openYardOf(limits: Partial<Limits>, executor: Executor): Yard {
  const results: Outcome[] = [];
  let settled = 0;
  let events = 0;
  let awaited = Number.POSITIVE_INFINITY;
  let resolve: () => void = () => {};
  const sink = (line: LogLine) => {
    events++;
    if (line.type !== 'task-settled') return;
    results[line.task] = line.status;
    if (++settled === awaited) resolve();
  };
  const clock = new RealClock();
  const scheduler = new Scheduler({ clock, executor, sink }, { ...DEFAULT_LIMITS, ...limits });
  scheduler.start({
    app: 'switchyard/bench',
    seed: 1,
    clock: 'real',
    startedAt: null,
    random: new SeededRandom(1),
  });
  return {
    scheduler,
    results,
    get settled() {
      return settled;
    },
    get events() {
      return events;
    },
    idle: (count) =>
      new Promise((done) => {
        awaited = count;
        resolve = done;
        if (settled === count) done();
      }),
  };
}

export function specOf(i: number, body = BODY): TaskSpec {
  return { name: 'noop', kind: 'noop', priority: PRIORITIES[i % 3] ?? 'medium', body };
}
