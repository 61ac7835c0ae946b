import type { CancelReason } from '#contract/task';
import type { RunState } from './run-state';
import type { Settlement } from './settlement';
import type { Task } from './task';

/** What runs and what waits, or only what waits. */
export type SweptTasks = 'all' | 'waiting';

interface Sweep {
  readonly reason: CancelReason;
  readonly tasks: SweptTasks;
  /** Whoever came in later is not meant. */
  readonly lastId: number;
  /** All tasks on pages before it are done with. */
  page: number;
}

/**
 * Cancels all that is pending, step by step: a million tasks take seconds, and a host that could do nothing else
 * meanwhile would seem to hang. What runs is cancelled first, in the first step, and nothing starts before the
 * last one: so to the tasks it is as if all of it had happened at once.
 */
export class Sweeper {
  readonly #state: RunState;
  readonly #settlement: Settlement;
  readonly #onStep: () => void;
  /** In the order in which they were asked for: who was meant by an earlier one ends for its reason. */
  readonly #sweeps: Sweep[] = [];

  /** @param onStep called by the clock for each step but the first; it is to call {@link goOn} */
  constructor(state: RunState, settlement: Settlement, onStep: () => void) {
    this.#state = state;
    this.#settlement = settlement;
    this.#onStep = onStep;
  }

  /** Whether tasks are still to be cancelled. */
  get isUnderWay(): boolean {
    return this.#sweeps.length > 0;
  }

  /** Begins to cancel. One that is under way comes to its end first, but for what runs. */
  begin(reason: CancelReason, tasks: SweptTasks): void {
    if (tasks === 'all') this.#cancelRunning(reason);
    this.#sweeps.push({ reason, tasks, lastId: this.#state.tasks.lastId, page: 0 });
    if (this.#sweeps.length === 1) this.goOn();
  }

  /** The next step. */
  goOn(): void {
    let left = this.#state.mostPerStep;
    for (;;) {
      const [sweep] = this.#sweeps;
      if (sweep === undefined) return;
      left = this.#step(sweep, left);
      if (left < 0) break;
      this.#sweeps.shift();
    }
    const { time } = this.#state;
    time.at(time.nowMs, this.#onStep);
  }

  #cancelRunning(reason: CancelReason): void {
    for (const { attempt } of this.#state.lanes.opened()) {
      if (attempt?.outcome === null) this.#settlement.cancel(attempt.of, reason);
    }
  }

  /** @returns how many may be cancelled yet in this step; −1: none, and there are more to be */
  #step(sweep: Sweep, mostLeft: number): number {
    const { tasks } = this.#state;
    let left = mostLeft;
    while (sweep.page < tasks.pages) {
      for (const task of tasks.pendingOn(sweep.page)) {
        if (!isMeant(task, sweep)) continue;
        if (left === 0) return -1;
        left--;
        this.#settlement.cancel(task, sweep.reason);
      }
      sweep.page++;
    }
    return left;
  }
}

function isMeant(task: Task, { tasks, lastId }: Sweep): boolean {
  return task.id <= lastId && (tasks === 'all' || task.phase !== 'running');
}
