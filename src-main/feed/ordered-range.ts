import type { SlicedWork } from './slices';

/** Negative where `a` comes before `b` among those of one key; never 0 for two different ones. */
export type TieOrder = (a: number, b: number) => number;

/** Below so many, putting each into its place is faster than parting them again. */
const SMALL = 16;
/** About so many comparisons lie between two yields. */
export const STRETCH = 16_384;

/** Things known by the numbers 0, 1, 2, …, each with a key: a smaller one goes first. */
export class OrderedRange {
  readonly #keys: Float64Array;
  readonly #things: Uint32Array;
  readonly #tie: TieOrder | null;

  /**
   * @param keys by thing; not NaN. They are moved about, and belong to this from now on
   * @param tie null: of those of one key the smaller thing goes first
   */
  constructor(keys: Float64Array, tie: TieOrder | null) {
    this.#keys = keys;
    this.#tie = tie;
    this.#things = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i++) this.#things[i] = i;
  }

  /**
   * What stands in the places `from` to `to` − 1 once all are sorted, as far as there are so many. One range
   * is asked for at a time.
   *
   * A quicksort that leaves every part outside the range alone: linear in their number for a short range,
   * where sorting them all would not be. What was sorted for one range helps the next.
   */
  *range(from: number, to: number): SlicedWork<Uint32Array> {
    const keys = this.#keys;
    const things = this.#things;
    const parts: [number, number][] = [[0, keys.length - 1]];
    // Pivots are drawn, so that no arrangement of the data makes the parts lopsided time and again.
    let draw = 0x9e3779b9;
    let left = STRETCH;
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const [low, high] = part;
      if (high < from || low >= to) continue;
      if (high - low < SMALL) {
        left -= this.#insertionSort(low, high);
        if (left <= 0) {
          left = STRETCH;
          yield;
        }
        continue;
      }
      draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0;
      const pivotAt = low + (draw % (high - low + 1));
      const pivot = keys[pivotAt] as number;
      const pivotThing = things[pivotAt] as number;
      let up = low;
      let down = high;
      while (up <= down) {
        for (let key = keys[up] as number; ; key = keys[up] as number) {
          if (key > pivot || (key === pivot && !this.#isBefore(things[up] as number, pivotThing))) break;
          up++;
          if (--left <= 0) {
            left = STRETCH;
            yield;
          }
        }
        for (let key = keys[down] as number; ; key = keys[down] as number) {
          if (key < pivot || (key === pivot && !this.#isBefore(pivotThing, things[down] as number))) break;
          down--;
          if (--left <= 0) {
            left = STRETCH;
            yield;
          }
        }
        if (up > down) break;
        this.#swap(up++, down--);
        left--;
      }
      parts.push([low, down], [up, high]);
    }
    return things.subarray(from, to);
  }

  /** Where a thing stands once all are sorted: so many go before it. Linear in their number. */
  *placeOf(thing: number): SlicedWork<number> {
    const keys = this.#keys;
    const things = this.#things;
    const key = keys[things.indexOf(thing)] as number;
    let before = 0;
    for (let at = 0; at < things.length; at++) {
      const other = keys[at] as number;
      if (other < key || (other === key && this.#isBefore(things[at] as number, thing))) before++;
      if (at % STRETCH === STRETCH - 1) yield;
    }
    return before;
  }

  /** @returns how many comparisons that took, about */
  #insertionSort(low: number, high: number): number {
    const keys = this.#keys;
    const things = this.#things;
    let moves = high - low;
    for (let next = low + 1; next <= high; next++) {
      const key = keys[next] as number;
      const thing = things[next] as number;
      let place = next;
      for (; place > low; place--, moves++) {
        const before = keys[place - 1] as number;
        if (before < key || (before === key && this.#isBefore(things[place - 1] as number, thing))) break;
        keys[place] = before;
        things[place] = things[place - 1] as number;
      }
      keys[place] = key;
      things[place] = thing;
    }
    return moves;
  }

  #isBefore(a: number, b: number): boolean {
    return this.#tie === null ? a < b : this.#tie(a, b) < 0;
  }

  #swap(a: number, b: number): void {
    const key = this.#keys[a] as number;
    this.#keys[a] = this.#keys[b] as number;
    this.#keys[b] = key;
    const thing = this.#things[a] as number;
    this.#things[a] = this.#things[b] as number;
    this.#things[b] = thing;
  }
}
