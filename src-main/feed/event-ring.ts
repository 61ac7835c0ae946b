import type { TaskEvent } from '#contract/task-event';

/** The newest events of a run, as many as fit: what a window that is a little behind is sent one by one. */
export class EventRing {
  readonly #slots: TaskEvent[] = [];
  readonly #capacity: number;
  #newestSeq = 0;

  /** @param capacity how many events are kept, ≥ 1 */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The number of the last event put in; 0: none yet. */
  get newestSeq(): number {
    return this.#newestSeq;
  }

  /** The number of the oldest event that is kept; 0: none is. */
  get oldestSeq(): number {
    return this.#newestSeq === 0 ? 0 : Math.max(1, this.#newestSeq - this.#capacity + 1);
  }

  put(event: TaskEvent): void {
    this.#slots[event.seq % this.#capacity] = event;
    this.#newestSeq = event.seq;
  }

  /**
   * The events after number `seq`, oldest first; null where some of them have been let go.
   *
   * @param most how many, at most
   */
  after(seq: number, most = Number.POSITIVE_INFINITY): TaskEvent[] | null {
    const count = this.#newestSeq - seq;
    if (count > this.#capacity) return null;
    const events: TaskEvent[] = [];
    const last = Math.min(this.#newestSeq, seq + most);
    for (let next = seq + 1; next <= last; next++) {
      const event = this.#slots[next % this.#capacity];
      if (event === undefined || event.seq !== next) return null;
      events.push(event);
    }
    return events;
  }

  clear(): void {
    this.#slots.length = 0;
    this.#newestSeq = 0;
  }
}
