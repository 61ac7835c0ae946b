import { toMicros } from '#contract/micros';
import {
  PENDING_PHASES,
  PRIORITIES,
  type Priority,
  TASK_PHASES,
  type TaskId,
  type TaskPhase,
} from '#contract/task';
import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';
import { EndingRows } from './ending-rows';
import { IdentityRows } from './identity-rows';

/** A phase is known by its place in {@link TASK_PHASES}; a row whose task was forgotten has this instead. */
export const GONE = TASK_PHASES.length;

/**
 * A stretch of tasks in the order of their numbers, a row each. What a task is, and how it ended, stands in
 * columns of numbers: a million records as objects would take five times the memory, and all of the garbage
 * collector's time. Only pending tasks have a record of their own, which others fold.
 */
export class TaskChunk {
  readonly #capacity: number;
  readonly identities: IdentityRows;
  readonly endings: EndingRows;
  readonly #phase: Uint8Array;
  readonly #pending: (TaskRecord | null)[] = [];
  /** Tasks by phase, by the phase's number. */
  readonly tally = new Uint32Array(TASK_PHASES.length);
  #rows = 0;
  #live = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.identities = new IdentityRows(capacity);
    this.endings = new EndingRows(capacity);
    this.#phase = new Uint8Array(capacity);
  }

  /** Rows in use, those of forgotten tasks included. */
  get rows(): number {
    return this.#rows;
  }

  /** Tasks that are not forgotten. */
  get live(): number {
    return this.#live;
  }

  get isFull(): boolean {
    return this.#rows === this.#capacity;
  }

  /** Of the first row, forgotten or not. The chunk has one. */
  get firstTask(): TaskId {
    return this.identities.task(0);
  }

  /** Of the last row, forgotten or not. The chunk has one. */
  get lastTask(): TaskId {
    return this.identities.task(this.#rows - 1);
  }

  /** One more pending task, with a higher number than all before. */
  add(record: TaskRecord): void {
    const row = this.#rows++;
    this.identities.set(row, record);
    this.#pending.push(record);
    this.#live++;
    this.#enter(row, TASK_PHASES.indexOf(record.phase));
  }

  /** One more task, as another chunk has it. */
  adopt(other: TaskChunk, row: number): void {
    const record = other.record(row);
    const body = other.identities.spec(row)?.body;
    this.add(record);
    if (body !== undefined) this.identities.setBody(this.#rows - 1, body);
    if (record.settledAtMs !== null) this.settle(this.#rows - 1);
  }

  /** The first row whose task has that number or a higher one; `rows` where there is none. */
  rowFrom(task: TaskId): number {
    // Unless tasks have been taken out between them, numbers count up with the rows.
    const guess = this.#rows === 0 ? 0 : task - this.firstTask;
    if (guess < 0) return 0;
    if (guess < this.#rows && this.identities.task(guess) === task) return guess;
    let low = 0;
    let high = this.#rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.identities.task(middle) < task) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The phase's number, or {@link GONE}. */
  phase(row: number): number {
    return this.#phase[row] as number;
  }

  isPending(row: number): boolean {
    return this.phase(row) < PENDING_PHASES.length;
  }

  /** A pending task's own record; null once it has settled. */
  pending(row: number): TaskRecord | null {
    return this.isPending(row) ? (this.#pending[row] ?? null) : null;
  }

  /** The record of a task that is not forgotten: its own while it is pending, made anew each time afterwards. */
  record(row: number): TaskRecord {
    return this.pending(row) ?? this.#settledRecord(row);
  }

  /** The pending record has been folded: its phase may be another. */
  moved(row: number): void {
    const record = this.#pending[row];
    if (record != null) this.#move(row, record);
  }

  /** The pending record has been folded to its end: from now on it stands in columns. */
  settle(row: number): void {
    const record = this.#pending[row];
    if (record == null) return;
    this.#move(row, record);
    this.endings.set(row, record, String(record.task));
    this.#pending[row] = null;
    if (this.isFull && this.#pendingTasks === 0) this.#seal();
  }

  /** Forgets a settled task. */
  forget(row: number): void {
    this.#leave(row);
    this.#phase[row] = GONE;
    this.#live--;
  }

  /** In milliseconds: so far, where it has not started. */
  waitMs(row: number, nowMs: number): number {
    const record = this.pending(row);
    if (record !== null) return waitMsOf(record, nowMs);
    return toMicros(this.endings.waitedUntilMs(row) - this.identities.submittedAtMs(row));
  }

  /** In milliseconds: so far, where it runs. */
  runMs(row: number, nowMs: number): number {
    const record = this.pending(row);
    return record === null ? toMicros(this.endings.runMs(row, nowMs)) : runMsOf(record, nowMs);
  }

  backoffMs(row: number): number {
    const record = this.pending(row);
    return record === null ? this.endings.backoffMs(row) : record.backoffMs;
  }

  attempts(row: number): number {
    const record = this.pending(row);
    return record === null ? this.endings.attempts(row) : record.attempts.length;
  }

  get #pendingTasks(): number {
    let sum = 0;
    for (let phase = 0; phase < PENDING_PHASES.length; phase++) sum += this.tally[phase] as number;
    return sum;
  }

  #settledRecord(row: number): TaskRecord {
    const { identities, endings } = this;
    const task = identities.task(row);
    const digits = String(task);
    // Field by field: to spread other objects into this one would take ten times as long.
    return {
      task,
      name: identities.name(row),
      kind: identities.kind(row),
      priority: PRIORITIES[identities.priority(row)] as Priority,
      own: identities.own(row),
      submittedAtMs: identities.submittedAtMs(row),
      intendedAtMs: identities.intendedAtMs(row),
      phase: TASK_PHASES[this.phase(row)] as TaskPhase,
      attempts: endings.attemptRecords(row, digits),
      retryAtMs: null,
      backoffMs: endings.backoffMs(row),
      settledAtMs: endings.settledAtMs(row),
      output: endings.output(row, digits),
      error: endings.error(row, digits),
      reason: endings.reason(row),
    };
  }

  #move(row: number, { phase }: TaskRecord): void {
    this.#leave(row);
    this.#enter(row, TASK_PHASES.indexOf(phase));
  }

  #enter(row: number, phase: number): void {
    this.#phase[row] = phase;
    this.tally[phase] = (this.tally[phase] as number) + 1;
  }

  #leave(row: number): void {
    const phase = this.phase(row);
    this.tally[phase] = (this.tally[phase] as number) - 1;
  }

  #seal(): void {
    this.identities.seal();
    this.endings.seal();
    this.#pending.length = 0;
  }
}
