import { toMicros } from '#contract/micros';
import type { RejectReason, TaskId, TaskSpec } from '#contract/task';
import type { Clock, Submission } from '../engine/ports';
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

/** When tasks are due, one after another. */
export interface DueTimes {
  /** The next, in milliseconds after the first could be; never less than the one before. */
  next(): number;
}

export interface SubmitterNeeds {
  readonly yard: SubmitPort;
  readonly clock: Clock;
  readonly tasks: TaskSource;
  readonly arrivals: DueTimes;
  /** Shared by all that submit to one yard. */
  readonly turns: SubmissionTurns;
}

/**
 * Submits tasks as their arrivals fall due. The schedule is open-loop: a yard that takes tasks late does
 * not put off those to come, and a task accepted late carries when it was due. Holds one task at a time,
 * however many are to come. Ends when all are in, when the yard takes no more, or when it is stopped.
 */
export class Submitter {
  readonly #yard: SubmitPort;
  readonly #clock: Clock;
  readonly #tasks: TaskSource;
  readonly #arrivals: DueTimes;
  readonly #turns: SubmissionTurns;
  readonly #doneListeners = new Set<() => void>();
  #state: 'new' | 'submitting' | 'done' = 'new';
  /** The run's time when this began, to which due times are added. */
  #startMs = 0;
  /** The task to submit next, from 0, and when it is due in milliseconds of the run. */
  #next = 0;
  #dueMs = 0;
  #undoWait: () => void = nothingToUndo;
  #accepted = 0;
  #rejected = 0;
  #firstTask: TaskId | null = null;
  #reason: RejectReason | null = null;

  constructor(needs: SubmitterNeeds) {
    this.#yard = needs.yard;
    this.#clock = needs.clock;
    this.#tasks = needs.tasks;
    this.#arrivals = needs.arrivals;
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
    this.#startMs = this.#elapsedMs();
    this.#dueMs = toMicros(this.#startMs + this.#arrivals.next());
    this.#turn();
  }

  /** Submits no more. A second call does nothing. */
  stop(): void {
    if (this.#state === 'done') return;
    this.#state = 'done';
    this.#undoWait();
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
    const nowMs = this.#elapsedMs();
    while (this.#state === 'submitting') {
      if (this.#next === this.#tasks.count) {
        this.stop();
        return;
      }
      const waitMs = this.#dueMs - nowMs;
      if (waitMs > 0) {
        this.#undoWait = this.#clock.at(this.#clock.now() + waitMs, () => this.#turn());
        return;
      }
      if (!this.#turns.take()) {
        this.#undoWait = this.#turns.whenNext(() => this.#turn());
        return;
      }
      if (!this.#submitNext(nowMs)) return;
    }
  }

  /** False where it has to wait, or is over. */
  #submitNext(nowMs: number): boolean {
    const intendedAtMs = this.#dueMs < nowMs ? this.#dueMs : undefined;
    const spec = this.#tasks.taskAt(this.#next, intendedAtMs);
    if (spec === null) {
      this.#goOn();
      return true;
    }
    const submission = this.#yard.submit(spec);
    if (submission.status === 'blocked') {
      this.#undoWait = this.#yard.whenRoom(() => this.#turn());
      return false;
    }
    this.#goOn();
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

  #goOn(): void {
    this.#next++;
    if (this.#next < this.#tasks.count) this.#dueMs = toMicros(this.#startMs + this.#arrivals.next());
  }

  /** As the log tells time, so that a due time and the moment it is reached compare equal. */
  #elapsedMs(): number {
    return toMicros(this.#yard.elapsedMs());
  }
}

function nothingToUndo(): void {}
