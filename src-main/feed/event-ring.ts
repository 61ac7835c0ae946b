import type { TaskEvent } from '#contract/task-event';

/** Text that the events kept may hold in all, in UTF-16 code units. */
export const MAX_RING_TEXT = 16 * 1024 * 1024;

/** The newest events of a run, as many as fit: what a window that is a little behind is sent one by one. */
export class EventRing {
  readonly #slots: (TaskEvent | undefined)[] = [];
  readonly #capacity: number;
  readonly #maxText: number;
  #newestSeq = 0;
  #oldestSeq = 0;
  /** Of outputs and messages of the events kept. */
  #text = 0;

  /**
   * @param capacity how many events are kept, ≥ 1
   * @param maxText that they may hold in all, in UTF-16 code units
   */
  constructor(capacity: number, maxText = MAX_RING_TEXT) {
    this.#capacity = capacity;
    this.#maxText = maxText;
  }

  /** The number of the last event put in; 0: none yet. */
  get newestSeq(): number {
    return this.#newestSeq;
  }

  /** The number of the oldest event that is kept; 0: none is. */
  get oldestSeq(): number {
    return this.#oldestSeq;
  }

  put(event: TaskEvent): void {
    if (this.#newestSeq === 0) this.#oldestSeq = event.seq;
    const full = event.seq - this.#oldestSeq >= this.#capacity;
    if (full) this.#dropOldest();
    this.#slots[event.seq % this.#capacity] = event;
    this.#newestSeq = event.seq;
    this.#text += textOf(event);
    while (this.#text > this.#maxText && this.#oldestSeq < event.seq) this.#dropOldest();
  }

  /**
   * The events after number `seq`, oldest first; null where some of them have been let go.
   *
   * @param most how many, at most
   */
  after(seq: number, most = Number.POSITIVE_INFINITY): TaskEvent[] | null {
    if (seq >= this.#newestSeq) return [];
    if (seq + 1 < this.#oldestSeq) return null;
    const events: TaskEvent[] = [];
    const last = Math.min(this.#newestSeq, seq + most);
    for (let next = seq + 1; next <= last; next++) {
      events.push(this.#slots[next % this.#capacity] as TaskEvent);
    }
    return events;
  }

  clear(): void {
    this.#slots.length = 0;
    this.#newestSeq = 0;
    this.#oldestSeq = 0;
    this.#text = 0;
  }

  #dropOldest(): void {
    const slot = this.#oldestSeq++ % this.#capacity;
    const oldest = this.#slots[slot];
    if (oldest !== undefined) this.#text -= textOf(oldest);
    this.#slots[slot] = undefined;
  }
}

/** The same text stands in an attempt's verdict and in its task's; it counts twice, which errs on the safe side. */
function textOf(event: TaskEvent): number {
  if (event.type !== 'attempt-settled' && event.type !== 'task-settled') return 0;
  return (event.output?.length ?? 0) + (event.error?.message.length ?? 0);
}
