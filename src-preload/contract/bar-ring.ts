import { BAR_SORTS, type Bar, type BarColumns, sortOfBar } from './bar-columns';
import type { TaskId } from './task';

/** How many bars a window keeps by itself. A power of two. */
export const WINDOW_BARS = 131_072;

const LEAST_ROOM = 4_096;

/**
 * The newest bars of a run in typed arrays, in the order of their ends: no object for each, and no more
 * memory than the bars there are need, up to the capacity. The oldest are let go.
 *
 * Bars are numbered from 0 in that order. Those from {@link first} to before {@link added} are held, each in
 * the {@link slot} of its number, and there is no hole among them.
 */
export class BarRing {
  lane = new Uint16Array(0);
  /** Places in BAR_SORTS. */
  sort = new Uint8Array(0);
  /** A number too large for 32 bits must not become another task's. */
  task = new Float64Array(0);
  attempt = new Uint16Array(0);
  fromMs = new Float64Array(0);
  toMs = new Float64Array(0);
  delayMs = new Float32Array(0);
  readonly #capacity: number;
  #room = 0;
  #first = 0;
  #added = 0;
  #wholeFromMs = 0;
  #longestMs = 0;

  /** @param capacity how many bars are kept, a power of two */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The number of the oldest bar held. */
  get first(): number {
    return this.#first;
  }

  /** How many bars there ever were: one more than the number of the newest. */
  get added(): number {
    return this.#added;
  }

  /** Every bar that ended after this moment is held. */
  get wholeFromMs(): number {
    return this.#wholeFromMs;
  }

  /** No bar was longer than this: where one begins bounds where it can end. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** Where in the columns the bar of that number stands, while it is held. */
  slot(number: number): number {
    return number & (this.#room - 1);
  }

  /** The bar of a number, or in a slot. */
  at(number: number): Bar {
    const slot = this.slot(number);
    return {
      lane: this.lane[slot] as number,
      ...(BAR_SORTS[this.sort[slot] as number] as (typeof BAR_SORTS)[number]),
      task: this.task[slot] as TaskId,
      attempt: this.attempt[slot] as number,
      fromMs: this.fromMs[slot] as number,
      toMs: this.toMs[slot] as number,
      delayMs: this.delayMs[slot] as number,
    };
  }

  /** One more bar; it ended no earlier than any before it. */
  add(bar: Bar): void {
    const { lane, kind, outcome, task, attempt, fromMs, toMs, delayMs } = bar;
    this.#put(lane, sortOfBar(kind, outcome), task, attempt, fromMs, toMs, delayMs);
  }

  /** The number of the first bar held that ended at `atMs` or later; `added` where none did. */
  firstEndingFrom(atMs: number): number {
    let low = this.#first;
    let high = this.#added;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.toMs[this.slot(middle)] as number) < atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The newest bars, at most `count`, for somebody else's ring. */
  newest(count: number): BarColumns {
    return this.columns(Math.max(this.#first, this.#added - count), this.#added);
  }

  /** The bars from one number to before another, as they travel. */
  columns(from: number, to: number): BarColumns {
    const numbers = Array.from({ length: to - from }, (_, index) => this.slot(from + index));
    const pick = (column: Float64Array | Float32Array | Uint16Array | Uint8Array) =>
      numbers.map((slot) => column[slot] as number);
    return {
      added: to,
      wholeFromMs: from > this.#first ? (this.toMs[this.slot(from - 1)] as number) : this.#wholeFromMs,
      lane: pick(this.lane),
      sort: pick(this.sort),
      task: pick(this.task),
      attempt: pick(this.attempt),
      fromMs: pick(this.fromMs),
      toMs: pick(this.toMs),
      delayMs: pick(this.delayMs),
    };
  }

  /**
   * Takes over what somebody else's ring held: what is new joins on to what is here. Where bars between the
   * two are missing, what was here is let go: a ring has no hole.
   */
  join(columns: BarColumns): void {
    const begin = columns.added - columns.lane.length;
    if (begin > this.#added || columns.added < this.#added) this.clear();
    if (this.#added === 0) {
      this.#first = begin;
      this.#added = begin;
      this.#wholeFromMs = columns.wholeFromMs;
    }
    for (let index = this.#added - begin; index < columns.lane.length; index++) {
      this.#put(
        columns.lane[index] as number,
        columns.sort[index] as number,
        columns.task[index] as number,
        columns.attempt[index] as number,
        columns.fromMs[index] as number,
        columns.toMs[index] as number,
        columns.delayMs[index] as number,
      );
    }
  }

  clear(): void {
    this.#first = 0;
    this.#added = 0;
    this.#wholeFromMs = 0;
    this.#longestMs = 0;
  }

  #put(
    lane: number,
    sort: number,
    task: number,
    attempt: number,
    fromMs: number,
    toMs: number,
    delayMs: number,
  ): void {
    if (this.#added - this.#first === this.#room) this.#makeRoom();
    const slot = this.slot(this.#added);
    this.lane[slot] = lane;
    this.sort[slot] = sort;
    this.task[slot] = task;
    this.attempt[slot] = attempt;
    this.fromMs[slot] = fromMs;
    this.toMs[slot] = toMs;
    this.delayMs[slot] = delayMs;
    this.#added++;
    this.#longestMs = Math.max(this.#longestMs, toMs - fromMs);
  }

  /** For one bar more: by growing, or where the capacity is reached by letting the oldest go. */
  #makeRoom(): void {
    if (this.#room === this.#capacity) {
      this.#wholeFromMs = this.toMs[this.slot(this.#first)] as number;
      this.#first++;
      return;
    }
    const { lane, sort, task, attempt, fromMs, toMs, delayMs } = this;
    const oldMask = this.#room - 1;
    this.#room = Math.min(this.#capacity, Math.max(LEAST_ROOM, this.#room * 2));
    this.lane = new Uint16Array(this.#room);
    this.sort = new Uint8Array(this.#room);
    this.task = new Float64Array(this.#room);
    this.attempt = new Uint16Array(this.#room);
    this.fromMs = new Float64Array(this.#room);
    this.toMs = new Float64Array(this.#room);
    this.delayMs = new Float32Array(this.#room);
    for (let number = this.#first; number < this.#added; number++) {
      const [from, to] = [number & oldMask, this.slot(number)];
      this.lane[to] = lane[from] as number;
      this.sort[to] = sort[from] as number;
      this.task[to] = task[from] as number;
      this.attempt[to] = attempt[from] as number;
      this.fromMs[to] = fromMs[from] as number;
      this.toMs[to] = toMs[from] as number;
      this.delayMs[to] = delayMs[from] as number;
    }
  }
}
