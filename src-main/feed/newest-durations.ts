import type { Percentiles } from '#contract/feed-message';
import { nearestRank } from './nearest-rank';

/** The newest durations of one sort, as many as fit, and their percentiles. */
export class NewestDurations {
  readonly #capacity: number;
  /** Made for the first. */
  #ring = new Float64Array(0);
  #added = 0;

  /** @param capacity how many are kept, ≥ 1 */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(durationMs: number): void {
    if (this.#added === 0) this.#ring = new Float64Array(this.#capacity);
    this.#ring[this.#added % this.#capacity] = durationMs;
    this.#added++;
  }

  /** By nearest rank. */
  percentiles(): Percentiles {
    const n = Math.min(this.#added, this.#capacity);
    const sorted = this.#ring.slice(0, n).sort();
    const rank = (share: number) => nearestRank(sorted, share);
    return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), n };
  }
}
