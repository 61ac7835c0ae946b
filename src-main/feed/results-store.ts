import type { TaskId, TaskPhase } from '#contract/task';
import { applyEvent, type TaskBoundEvent, type TaskRecord } from '#contract/task-record';

/** How many settled tasks are remembered by default. */
export const DEFAULT_MAX_SETTLED = 200_000;

/** What an event did to its task. */
export interface AppliedEvent {
  readonly record: TaskRecord;
  /** The phase until this event; null where the event began the task. */
  readonly before: TaskPhase | null;
}

/**
 * What the log says of every task of a run, by number. All pending tasks are kept, and so many settled
 * ones; beyond them the one that settled first is forgotten, and counted.
 */
export class ResultsStore {
  readonly #records = new Map<TaskId, TaskRecord>();
  readonly #maxSettled: number;
  /** Settled tasks in the order they settled, from `#oldestAt` on. */
  #settled: TaskId[] = [];
  #oldestAt = 0;
  #forgotten = 0;

  /** @param maxSettled settled tasks to remember, ≥ 0 */
  constructor(maxSettled = DEFAULT_MAX_SETTLED) {
    this.#maxSettled = maxSettled;
  }

  /** Settled tasks let go since the run began. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Tasks remembered. */
  get size(): number {
    return this.#records.size;
  }

  get(task: TaskId): TaskRecord | undefined {
    return this.#records.get(task);
  }

  /** Every task remembered, in the order of their numbers. */
  records(): IterableIterator<TaskRecord> {
    return this.#records.values();
  }

  /**
   * @returns null where the event is the late end of a body whose task has been forgotten already
   * @throws Error where the event fits no task: the log is broken, or we are
   */
  apply(event: TaskBoundEvent): AppliedEvent | null {
    const known = this.#records.get(event.task);
    if (known === undefined && event.type === 'attempt-stopped') return null;
    const before = known?.phase ?? null;
    const record = applyEvent(known, event);
    if (event.type === 'task-submitted') this.#records.set(event.task, record);
    else if (event.type === 'task-settled') this.#settle(event.task);
    return { record, before };
  }

  clear(): void {
    this.#records.clear();
    this.#settled = [];
    this.#oldestAt = 0;
    this.#forgotten = 0;
  }

  #settle(task: TaskId): void {
    this.#settled.push(task);
    if (this.#settled.length - this.#oldestAt <= this.#maxSettled) return;
    const oldest = this.#settled[this.#oldestAt++];
    if (oldest !== undefined) this.#records.delete(oldest);
    this.#forgotten++;
    if (this.#oldestAt < this.#settled.length / 2) return;
    this.#settled = this.#settled.slice(this.#oldestAt);
    this.#oldestAt = 0;
  }
}
