import type { TaskId } from '#contract/task';
import type { OrderedRange } from './ordered-range';
import type { SlicedWork } from './slices';
import type { SortKeys } from './sort-keys';
import type { TaskChunk } from './task-chunk';

/** Tasks that match, by number, and what they are ordered by. */
export class Matches {
  readonly #keys: SortKeys | null;
  readonly #ids: Float64Array;
  #count = 0;
  #highest: TaskId = 0;
  /** Whether they came in the order of their numbers. */
  #isAscending = true;
  /** Once it has been asked for; then no more are added. */
  #order: OrderedRange | null = null;

  /**
   * @param keys null: their order does not matter
   * @param most so many will be added at most: memory that is not written to costs nothing
   */
  constructor(keys: SortKeys | null, most: number) {
    this.#keys = keys;
    this.#ids = new Float64Array(most);
    keys?.reserve(most);
  }

  get count(): number {
    return this.#count;
  }

  add(chunk: TaskChunk, rows: Uint32Array): void {
    const from = this.#count;
    this.#count += rows.length;
    for (let i = 0; i < rows.length; i++) {
      const task = chunk.identities.task(rows[i] as number);
      if (task < this.#highest) this.#isAscending = false;
      this.#highest = task;
      this.#ids[from + i] = task;
    }
    this.#keys?.add(from, chunk, rows);
  }

  /** The place of a task in order, from 0; null where it is none of them. */
  *placeOf(task: TaskId): SlicedWork<number | null> {
    const thing = this.#ids.subarray(0, this.#count).indexOf(task);
    if (thing < 0) return null;
    const order = yield* this.#inOrder();
    return order === null ? thing : yield* order.placeOf(thing);
  }

  /** Those from place `from` to `to` − 1 in order, as far as there are. One range is asked for at a time. */
  *range(from: number, to: number): SlicedWork<Float64Array> {
    const ids = this.#ids.subarray(0, this.#count);
    const order = yield* this.#inOrder();
    if (order === null) return ids.slice(from, to);
    const things = yield* order.range(from, to);
    const ordered = new Float64Array(things.length);
    for (let place = 0; place < ordered.length; place++)
      ordered[place] = ids[things[place] as number] as number;
    return ordered;
  }

  /** Null where their order does not matter. */
  *#inOrder(): SlicedWork<OrderedRange | null> {
    if (this.#keys === null) return null;
    const ids = this.#ids.subarray(0, this.#count);
    const byId = (a: number, b: number) => (ids[a] as number) - (ids[b] as number);
    this.#order ??= yield* this.#keys.order(this.#count, this.#isAscending ? null : byId);
    return this.#order;
  }
}
