import { toMicros } from '#contract/micros';
import type { RejectReason, TaskId, TaskSpec } from '#contract/task';
import type { TaskSettled } from '#contract/task-event';
import type { Clock, Submission } from '../engine/ports';
import type { Pace } from './pace';
import type { SubmissionTurns } from './submission-turns';

/** What a submitter needs of a yard. */
export interface SubmitPort {
  submit(spec: TaskSpec): Submission;
  /** Calls once when a refused `blocked` submission may be tried again. Returns its own undo. */
  whenRoom(resume: () => void): () => void;
  /** Now, in milliseconds of the run. */
  elapsedMs(): number;
}

/** Tasks to submit, made one by one when their turn has come. */
export interface TaskSource {
  /** How many there are. */
  readonly count: number;
  /**
   * @param index from 0
   * @param intendedAtMs when its arrival was due, where that is already past
   * @returns null where there is no such task any more: it is passed over
   */
  taskAt(index: number, intendedAtMs?: number): TaskSpec | null;
}

export interface SubmitterNeeds {
  readonly yard: SubmitPort;
  readonly clock: Clock;
  readonly tasks: TaskSource;
  readonly pace: Pace;
  /** Shared by all that submit to one yard. */
  readonly turns: SubmissionTurns;
}

/**
 * Submits tasks as their pace makes them due: by a schedule that a yard which takes them late does not put off, or as
 * earlier ones end. A task accepted late carries when it was due. Holds one task at a time, however many are to come.
 * Ends when all are in, when the yard takes no more, or when it is stopped.
 */
export class Submitter {
  readonly #yard: SubmitPort;
  readonly #clock: Clock;
  readonly #tasks: TaskSource;
  readonly #pace: Pace;
  readonly #turns: SubmissionTurns;
  readonly #doneListeners = new Set<() => void>();
  #state: 'new' | 'submitting' | 'done' = 'new';
  /** The task to submit next, from 0. */
  #next = 0;
  /** Nothing is due before the pace says so. */
  #isAwaitingPace = false;
  #undoWait: () => void = nothingToUndo;
  #accepted = 0;
  #rejected = 0;
  #firstTask: TaskId | null = null;
  #reason: RejectReason | null = null;

  constructor(needs: SubmitterNeeds) {
    this.#yard = needs.yard;
    this.#clock = needs.clock;
    this.#tasks = needs.tasks;
    this.#pace = needs.pace;
    this.#turns = needs.turns;
  }

  /** Submissions that became tasks. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Submissions that were refused. */
  get rejected(): number {
    return this.#rejected;
  }

  /** The number of the first that became a task; null where none has. */
  get firstTask(): TaskId | null {
    return this.#firstTask;
  }

  /** Tasks still to come; 0 once it is done, whether or not all were submitted. */
  get toSubmit(): number {
    return this.#state === 'done' ? 0 : this.#tasks.count - this.#next;
  }

  /** Tasks that were never submitted, because the yard took no more or this was stopped; 0 until it is done. */
  get abandoned(): number {
    return this.#state === 'done' ? this.#tasks.count - this.#next : 0;
  }

  /** Why the last refusal was; null where there was none. */
  get reason(): RejectReason | null {
    return this.#reason;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  /** Submits what is due now, and the rest in time. A second call does nothing. */
  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'submitting';
    this.#pace.begin(this.#elapsedMs(), () => {
      if (this.#isAwaitingPace) this.#turn();
    });
    this.#turn();
  }

  /** A task of the yard has settled: to be told of every one, as the log tells it. */
  heard(event: TaskSettled): void {
    this.#pace.heard(event);
  }

  /** Submits no more. A second call does nothing. */
  stop(): void {
    if (this.#state === 'done') return;
    this.#state = 'done';
    this.#undoWait();
    this.#pace.end();
    for (const listener of [...this.#doneListeners]) listener();
    this.#doneListeners.clear();
  }

  /** Calls once when no more will come; never for one that is done already. Returns its own undo. */
  onDone(listener: () => void): () => void {
    this.#doneListeners.add(listener);
    return () => this.#doneListeners.delete(listener);
  }

  #turn(): void {
    this.#undoWait = nothingToUndo;
    this.#isAwaitingPace = false;
    while (this.#state === 'submitting') {
      if (this.#next === this.#tasks.count) {
        this.stop();
        return;
      }
      const dueMs = this.#pace.dueMs();
      if (dueMs === null) {
        this.#isAwaitingPace = true;
        return;
      }
      // Time goes on within a long turn.
      const nowMs = this.#elapsedMs();
      const waitMs = dueMs - nowMs;
      if (waitMs > 0) {
        this.#undoWait = this.#clock.at(this.#clock.now() + waitMs, () => this.#turn());
        return;
      }
      if (!this.#turns.take()) {
        this.#undoWait = this.#turns.whenNext(() => this.#turn());
        return;
      }
      if (!this.#submitNext(dueMs < nowMs ? dueMs : undefined)) return;
    }
  }

  /** False where it has to wait, or is over. */
  #submitNext(intendedAtMs: number | undefined): boolean {
    const spec = this.#tasks.taskAt(this.#next, intendedAtMs);
    if (spec === null) {
      this.#next++;
      this.#pace.took(null);
      return true;
    }
    this.#pace.offers();
    const { loop } = this.#pace;
    const submission = this.#yard.submit(loop === 'open' ? spec : { ...spec, loop });
    if (submission.status === 'blocked') {
      this.#pace.took(submission);
      this.#undoWait = this.#yard.whenRoom(() => this.#turn());
      return false;
    }
    this.#next++;
    this.#pace.took(submission);
    if (submission.status === 'accepted') {
      this.#accepted++;
      this.#firstTask ??= submission.task;
    } else {
      this.#rejected++;
      this.#reason = submission.reason;
      if (submission.reason !== 'queue-full') {
        this.stop();
        return false;
      }
    }
    return true;
  }

  /** As the log tells time, so that a due time and the moment it is reached compare equal. */
  #elapsedMs(): number {
    return toMicros(this.#yard.elapsedMs());
  }
}

function nothingToUndo(): void {}
