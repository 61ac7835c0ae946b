/** Bars to a block. A power of two. */
export const BLOCK_BARS = 1_024;

/**
 * The earliest beginning of each block of successive bars: whoever looks for bars that touch a stretch of time among
 * those that ended after it passes over whole blocks that began after it, too. One bar of an hour makes only its own
 * block worth a look, not all that ended meanwhile.
 */
export class BarBlocks {
  readonly #earliestMs: Float64Array;

  /** @param bars how many bars are held at the most, a multiple of {@link BLOCK_BARS} */
  constructor(bars: number) {
    // The bars held begin and end in the middle of a block.
    this.#earliestMs = new Float64Array(bars / BLOCK_BARS + 1);
  }

  /** One more bar. @param number counts up from 0 */
  add(number: number, fromMs: number): void {
    const at = this.#placeOf(number);
    const isFirst = number % BLOCK_BARS === 0;
    if (isFirst || fromMs < (this.#earliestMs[at] as number)) this.#earliestMs[at] = fromMs;
  }

  /** No bar of that one's block began earlier, in milliseconds of the run. */
  earliestMs(number: number): number {
    return this.#earliestMs[this.#placeOf(number)] as number;
  }

  #placeOf(number: number): number {
    return Math.floor(number / BLOCK_BARS) % this.#earliestMs.length;
  }
}
