import type { Percentiles } from '#contract/feed-message';
import { nearestRank } from './nearest-rank';

/** The newest durations of one sort, as many as fit, and their percentiles. */
export class NewestDurations {
  readonly #ring: Float64Array;
  #added = 0;

  /** @param capacity how many are kept, ≥ 1 */
  constructor(capacity: number) {
    this.#ring = new Float64Array(capacity);
  }

  add(durationMs: number): void {
    this.#ring[this.#added % this.#ring.length] = durationMs;
    this.#added++;
  }

  /** By nearest rank. */
  percentiles(): Percentiles {
    const n = Math.min(this.#added, this.#ring.length);
    const sorted = this.#ring.slice(0, n).sort();
    const rank = (share: number) => nearestRank(sorted, share);
    return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), n };
  }
}
