import type { Problem, Reply } from '#contract/problem';
import type { TaskId } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import type { Workload } from '#contract/workload';
import type { SubmitReceipt } from '#contract/yard-api';
import type { Clock } from '../../engine/ports';
import { ScheduledPace } from '../../workloads/scheduled-pace';
import { SubmissionTurns } from '../../workloads/submission-turns';
import { type SubmitPort, Submitter, type TaskSource } from '../../workloads/submitter';
import { workloadSubmitter } from '../../workloads/workload-submitter';
import { SeededRandom } from '../world/seeded-random';
import { BoundedIntake, type BoundedYard, MAX_PENDING_TASKS, type OnAccepted } from './bounded-intake';
import { workloadPurposes } from './run-purposes';

/** Tasks submitted in one turn of the event loop, of all workloads together: some 4 ms of work. */
export const SUBMISSIONS_PER_TURN = 1_000;
/** Workloads that may be on their way at one time. */
export const MAX_LIVE_WORKLOADS = 64;

/** What became of tasks that were given, by now. */
export interface GivenReceipt extends SubmitReceipt {
  /** The number of the first that became a task; null where none has. */
  readonly firstTask: TaskId | null;
}

/** The workloads of a run that are still being submitted. */
export class Submissions {
  readonly #intake: BoundedIntake;
  readonly #clock: Clock;
  readonly #turns: SubmissionTurns;
  readonly #live = new Set<Submitter>();
  #seed = 0;
  #begun = 0;
  #neverSubmitted = 0;

  /** @param hasMemory whether what tasks hold leaves room for more of them */
  constructor(yard: BoundedYard, clock: Clock, onAccepted?: OnAccepted, hasMemory?: () => boolean) {
    this.#intake = new BoundedIntake(yard, clock, MAX_PENDING_TASKS, onAccepted, hasMemory);
    this.#clock = clock;
    this.#turns = new SubmissionTurns(clock, SUBMISSIONS_PER_TURN);
  }

  /** Tasks still to come: not yet due, or waiting for a place in the queue. */
  get toSubmit(): number {
    let sum = 0;
    for (const submitter of this.#live) sum += submitter.toSubmit;
    return sum;
  }

  /** Tasks of this run's workloads that never will be submitted, since the yard takes no more. */
  get neverSubmitted(): number {
    return this.#neverSubmitted;
  }

  /** A new run has begun; workloads are drawn from its seed. */
  beginRun(seed: number): void {
    this.stopAll();
    this.#seed = seed;
    this.#begun = 0;
    this.#neverSubmitted = 0;
  }

  /** Submits what is due at once, and the rest as it falls due. */
  submit(workload: Workload): Reply<SubmitReceipt> {
    const problem = this.oneTooMany();
    if (problem !== null) return { ok: false, problems: [problem] };
    const purposes = workloadPurposes(this.#begun++);
    const submitter = workloadSubmitter({
      yard: this.#intake,
      clock: this.#clock,
      turns: this.#turns,
      workload,
      taskRandom: new SeededRandom(this.#seed, purposes.tasks),
      arrivalRandom: new SeededRandom(this.#seed, purposes.arrivals),
    });
    return { ok: true, value: this.#begin(submitter) };
  }

  /** Where tasks come in that are to be submitted at once or not at all. */
  get intake(): Pick<SubmitPort, 'submit'> {
    return this.#intake;
  }

  /**
   * Submits tasks that are not drawn but given, all as soon as they find a place.
   *
   * @param onDone called once, when no more of them will come, also where none does
   */
  submitGiven(tasks: TaskSource, onDone: () => void = () => {}): Reply<GivenReceipt> {
    const problem = this.oneTooMany();
    if (problem !== null) {
      onDone();
      return { ok: false, problems: [problem] };
    }
    const pace = new ScheduledPace({ next: () => 0 });
    const ports = { yard: this.#intake, clock: this.#clock, turns: this.#turns };
    const submitter = new Submitter({ ...ports, tasks, pace });
    submitter.onDone(onDone);
    const receipt = this.#begin(submitter);
    return { ok: true, value: { ...receipt, firstTask: submitter.firstTask } };
  }

  /** Closed loops go on as their tasks settle: to be told of every line of the log. */
  take(line: LogLine): void {
    if (line.type !== 'task-settled') return;
    for (const submitter of this.#live) submitter.heard(line);
  }

  /** What is wrong with yet another workload; null where nothing is. */
  oneTooMany(): Problem | null {
    if (this.#live.size < MAX_LIVE_WORKLOADS) return null;
    const expected = `at most ${MAX_LIVE_WORKLOADS} workloads on their way at one time`;
    return { field: 'workload', expected, got: 'one more' };
  }

  /** What has not been submitted by now never will be. */
  stopAll(): void {
    for (const submitter of [...this.#live]) submitter.stop();
  }

  #begin(submitter: Submitter): SubmitReceipt {
    this.#live.add(submitter);
    submitter.onDone(() => {
      this.#live.delete(submitter);
      this.#neverSubmitted += submitter.abandoned;
    });
    submitter.start();
    const { accepted, rejected, abandoned, reason, toSubmit } = submitter;
    return { accepted, rejected, neverSubmitted: abandoned, reason, toSubmit };
  }
}
