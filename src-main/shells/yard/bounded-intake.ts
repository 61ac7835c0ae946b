import { type Counts, pendingOf } from '#contract/counts';
import type { TaskId, TaskSpec } from '#contract/task';
import type { YardPhase } from '#contract/yard-view';
import type { Clock, Submission } from '../../engine/ports';
import type { SubmitPort } from '../../workloads/submitter';

/** Tasks that may be pending at one time: with windows to tell they take some 700 bytes each. */
export const MAX_PENDING_TASKS = 1_000_000;
/** A submitter that waits for others to settle looks again so often, in milliseconds. */
const RECHECK_MS = 20;

/** The yard behind a {@link BoundedIntake}. */
export interface BoundedYard extends SubmitPort {
  readonly phase: YardPhase;
  readonly counts: Readonly<Counts>;
}

/** Told which task a submission became. */
export type OnAccepted = (task: TaskId, spec: TaskSpec) => void;

/**
 * A yard's intake with a bound on all that is pending, whatever bound its queue has: without it a workload
 * of ten millions would fill the memory of the process, and all that was accepted would be lost with it.
 * Beyond the bound submitters wait, as before a full queue.
 */
export class BoundedIntake implements SubmitPort {
  readonly #yard: BoundedYard;
  readonly #clock: Clock;
  readonly #maxPending: number;
  readonly #onAccepted: OnAccepted;
  readonly #hasMemory: () => boolean;

  /**
   * @param onAccepted called after each submission that became a task, which may have settled by then
   * @param hasMemory whether what tasks hold leaves room for more of them
   */
  constructor(
    yard: BoundedYard,
    clock: Clock,
    maxPending = MAX_PENDING_TASKS,
    onAccepted: OnAccepted = () => {},
    hasMemory: () => boolean = () => true,
  ) {
    this.#yard = yard;
    this.#clock = clock;
    this.#maxPending = maxPending;
    this.#onAccepted = onAccepted;
    this.#hasMemory = hasMemory;
  }

  submit(spec: TaskSpec): Submission {
    if (this.#isFull) return { status: 'blocked' };
    const submission = this.#yard.submit(spec);
    if (submission.status === 'accepted') this.#onAccepted(submission.task, spec);
    return submission;
  }

  whenRoom(resume: () => void): () => void {
    if (!this.#isFull) return this.#yard.whenRoom(resume);
    return this.#clock.at(this.#clock.now() + RECHECK_MS, resume);
  }

  elapsedMs(): number {
    return this.#yard.elapsedMs();
  }

  /** A yard on its way down refuses everybody, and says why. */
  get #isFull(): boolean {
    if (this.#yard.phase !== 'running') return false;
    return pendingOf(this.#yard.counts) >= this.#maxPending || !this.#hasMemory();
  }
}
