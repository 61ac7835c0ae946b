/**
 * Log-linear bins of durations, as HDR histograms have them. Durations are whole microseconds, as all times of
 * the log. Below 128 µs each has a bin of its own; above, every doubling is cut into 64 bins of one width: a
 * duration v with 2^e ≤ v < 2^(e+1) lies in bin 64 (e − 6) + ⌊v / 2^(e−6)⌋.
 *
 * A bin speaks by its middle, which differs from whatever lies in the bin by at most
 * (2^(e−6) − 1) / 2 < v / 128.
 */

/** A duration told by its bin is wrong by less than this share of itself. */
export const BIN_ERROR = 1 / 128;

/** Bins enough for every duration that a number holds to the microsecond. */
export const BIN_COUNT = 3_072;

const BINS_PER_DOUBLING = 64;
/** Below it each duration has its own bin, in microseconds. */
const EXACT_BELOW = 2 * BINS_PER_DOUBLING;
/** What the bitwise operators hold. */
const BITWISE_BELOW = 2 ** 31;
const SCALED_BITS = 20;

/** The bin of a duration in milliseconds, ≥ 0. */
export function binOf(durationMs: number): number {
  return binOfMicros(Math.round(durationMs * 1000));
}

function binOfMicros(micros: number): number {
  if (micros < EXACT_BELOW) return micros > 0 ? micros : 0;
  if (micros < BITWISE_BELOW) {
    const shift = 25 - Math.clz32(micros);
    return BINS_PER_DOUBLING * shift + (micros >>> shift);
  }
  // Twenty doublings lower the duration has the same leading bits.
  return BINS_PER_DOUBLING * SCALED_BITS + binOfMicros(Math.floor(micros / 2 ** SCALED_BITS));
}

/** The middle of a bin, in milliseconds. */
export function middleOf(bin: number): number {
  if (bin < EXACT_BELOW) return bin / 1000;
  const shift = Math.floor(bin / BINS_PER_DOUBLING) - 1;
  const width = 2 ** shift;
  return ((bin - BINS_PER_DOUBLING * shift) * width + (width - 1) / 2) / 1000;
}
