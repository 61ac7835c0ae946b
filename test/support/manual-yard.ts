import type { Limits } from '#contract/limits';
import type { Priority, TaskId } from '#contract/task';
import { Scheduler } from '../../src-main/engine/scheduler';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { ManualExecutor } from './manual-executor';

/** A yard in which nothing ends but by the test's own hand. */
export class ManualYard {
  readonly clock = new VirtualClock();
  readonly executor = new ManualExecutor();
  readonly scheduler: Scheduler;
  /** Whose attempts have started, in that order. */
  readonly starts: TaskId[] = [];
  readonly #priorities: Priority[] = [];

  constructor(limits: Limits) {
    this.scheduler = new Scheduler(
      {
        clock: this.clock,
        executor: this.executor,
        sink: (line) => {
          if (line.type === 'attempt-started') this.starts.push(line.task);
        },
      },
      limits,
    );
    this.scheduler.start({
      app: 'switchyard/test',
      seed: 1,
      clock: 'virtual',
      startedAt: null,
      random: new SeededRandom(1),
    });
  }

  submit(priority: Priority): void {
    this.#priorities.push(priority);
    this.scheduler.submit({
      name: 'task',
      kind: 'manual',
      priority,
      body: { executor: 'inline', body: 'manual' },
    });
  }

  priorityOf(task: TaskId): Priority {
    return this.#priorities[task - 1] as Priority;
  }
}
