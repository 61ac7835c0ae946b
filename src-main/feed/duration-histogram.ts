import { type BinnedDurations, NO_DURATIONS } from './binned-durations';
import { BIN_COUNT, binOf } from './duration-bins';

/** Counts durations by their bins, each in constant time. */
export class DurationHistogram {
  readonly #counts = new Uint32Array(BIN_COUNT);
  #n = 0;
  #lowest = BIN_COUNT;
  #highest = -1;
  #minMs = Number.POSITIVE_INFINITY;
  #maxMs = Number.NEGATIVE_INFINITY;

  /** @param durationMs in milliseconds, ≥ 0 */
  add(durationMs: number): void {
    const bin = binOf(durationMs);
    (this.#counts[bin] as number)++;
    this.#n++;
    if (bin < this.#lowest) this.#lowest = bin;
    if (bin > this.#highest) this.#highest = bin;
    if (durationMs < this.#minMs) this.#minMs = durationMs;
    if (durationMs > this.#maxMs) this.#maxMs = durationMs;
  }

  /** Counts all that others have counted. */
  include({ bins, counts, n, minMs, maxMs }: BinnedDurations): void {
    if (n === 0) return;
    // By index: iterators would make the merge of a whole run ten times as long.
    for (let at = 0; at < bins.length; at++) {
      const bin = bins[at] as number;
      this.#counts[bin] = (this.#counts[bin] as number) + (counts[at] as number);
    }
    this.#n += n;
    this.#lowest = Math.min(this.#lowest, bins[0] as number);
    this.#highest = Math.max(this.#highest, bins[bins.length - 1] as number);
    this.#minMs = Math.min(this.#minMs, minMs);
    this.#maxMs = Math.max(this.#maxMs, maxMs);
  }

  /** What has been counted since it was last cleared. */
  binned(): BinnedDurations {
    if (this.#n === 0) return NO_DURATIONS;
    let used = 0;
    for (let bin = this.#lowest; bin <= this.#highest; bin++) if (this.#counts[bin] !== 0) used++;
    const bins = new Uint16Array(used);
    const counts = new Uint32Array(used);
    for (let bin = this.#lowest, at = 0; at < used; bin++) {
      const count = this.#counts[bin] as number;
      if (count === 0) continue;
      bins[at] = bin;
      counts[at++] = count;
    }
    return { bins, counts, n: this.#n, minMs: this.#minMs, maxMs: this.#maxMs };
  }

  clear(): void {
    if (this.#n === 0) return;
    this.#counts.fill(0, this.#lowest, this.#highest + 1);
    this.#n = 0;
    this.#lowest = BIN_COUNT;
    this.#highest = -1;
    this.#minMs = Number.POSITIVE_INFINITY;
    this.#maxMs = Number.NEGATIVE_INFINITY;
  }
}
