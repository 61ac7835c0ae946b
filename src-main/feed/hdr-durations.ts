import { build, type Histogram } from 'hdr-histogram-js';
import { type DurationFigures, NO_DURATION_FIGURES } from '#contract/run-figures';

/**
 * Any number of durations in an HDR histogram (G. Tene) of microseconds with three significant digits: each percentile
 * is within 0.1 % of the duration of that rank, the shortest, the longest and the mean are exact. It takes 8 KiB, and
 * 4 KiB for every doubling of the longest beyond 2 ms; nothing before the first duration.
 */
export class HdrDurations {
  #histogram: Histogram | null = null;
  #minMicros = Number.POSITIVE_INFINITY;
  #maxMicros = 0;
  #sumMicros = 0;

  get n(): number {
    return this.#histogram?.totalCount ?? 0;
  }

  /** @param durationMs on the log's grid, ≥ 0 */
  add(durationMs: number): void {
    const micros = Math.max(0, Math.round(durationMs * 1000));
    this.#histogram ??= emptyHistogram();
    this.#histogram.recordValue(micros);
    this.#sumMicros += micros;
    if (micros < this.#minMicros) this.#minMicros = micros;
    if (micros > this.#maxMicros) this.#maxMicros = micros;
  }

  /** Counts all that another has counted. */
  include(other: HdrDurations): void {
    if (other.#histogram === null) return;
    this.#histogram ??= emptyHistogram();
    this.#histogram.add(other.#histogram);
    this.#sumMicros += other.#sumMicros;
    this.#minMicros = Math.min(this.#minMicros, other.#minMicros);
    this.#maxMicros = Math.max(this.#maxMicros, other.#maxMicros);
  }

  figures(): DurationFigures {
    const histogram = this.#histogram;
    if (histogram === null) return NO_DURATION_FIGURES;
    // A bucket speaks by its end, which may lie beyond the longest.
    const percentile = (percent: number) =>
      Math.min(this.#maxMicros, Math.max(this.#minMicros, histogram.getValueAtPercentile(percent))) / 1000;
    return {
      n: histogram.totalCount,
      minMs: this.#minMicros / 1000,
      meanMs: Math.round(this.#sumMicros / histogram.totalCount) / 1000,
      p50Ms: percentile(50),
      p75Ms: percentile(75),
      p90Ms: percentile(90),
      p95Ms: percentile(95),
      p99Ms: percentile(99),
      p999Ms: percentile(99.9),
      maxMs: this.#maxMicros / 1000,
    };
  }
}

/** It grows with what it is given. */
function emptyHistogram(): Histogram {
  return build({
    bitBucketSize: 32,
    autoResize: true,
    lowestDiscernibleValue: 1,
    highestTrackableValue: 2,
    numberOfSignificantValueDigits: 3,
  });
}
