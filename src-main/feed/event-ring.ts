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

  put(event: TaskEvent): void {
    this.#slots[event.seq % this.#capacity] = event;
    this.#newestSeq = event.seq;
  }

  /** Every event after number `seq`, oldest first; null where some of them have been let go. */
  after(seq: number): TaskEvent[] | null {
    const count = this.#newestSeq - seq;
    if (count > this.#capacity) return null;
    const events: TaskEvent[] = [];
    for (let next = seq + 1; next <= this.#newestSeq; next++) {
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
