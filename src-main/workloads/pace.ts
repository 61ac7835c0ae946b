import type { Loop } from '#contract/run-figures';
import type { TaskSettled } from '#contract/task-event';
import type { Submission } from '../engine/ports';

/** When a submitter hands in its tasks, one after another. All times are milliseconds of the run. */
export interface Pace {
  /** How tasks arrive by it. */
  readonly loop: Loop;
  /**
   * Submitting begins.
   *
   * @param wake to be called, in a step of the clock of its own, when {@link dueMs} may have another answer
   */
  begin(nowMs: number, wake: () => void): void;
  /** When the next task is due; null: that follows from what has not happened yet. */
  dueMs(): number | null;
  /** The next task is being handed in: it may settle before that is over. */
  offers(): void;
  /** What became of it; null: there was no such task any more. Where it was `blocked` it is due as before. */
  took(submission: Submission | null): void;
  /** A task of the yard has settled. Called while the engine works: it must not be called from here. */
  heard(event: TaskSettled): void;
  /** No more is handed in. */
  end(): void;
}
