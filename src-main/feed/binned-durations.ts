import type { Percentiles } from '#contract/feed-message';
import { middleOf } from './duration-bins';

/** Any number of durations, by their bins: sparse, never changed, and merged without a loss. */
export interface BinnedDurations {
  /** The bins that are not empty, ascending. */
  readonly bins: Uint16Array;
  /** How many durations each of them holds. */
  readonly counts: Uint32Array;
  readonly n: number;
  /** The shortest, in milliseconds; Infinity where there are none. */
  readonly minMs: number;
  /** The longest, in milliseconds; −Infinity where there are none. */
  readonly maxMs: number;
}

export const NO_DURATIONS: BinnedDurations = {
  bins: new Uint16Array(0),
  counts: new Uint32Array(0),
  n: 0,
  minMs: Number.POSITIVE_INFINITY,
  maxMs: Number.NEGATIVE_INFINITY,
};

const NO_PERCENTILES: Percentiles = { p50: null, p95: null, p99: null, n: 0 };

/** The durations of both, as if they had been counted together. */
export function mergeDurations(a: BinnedDurations, b: BinnedDurations): BinnedDurations {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const bins = new Uint16Array(a.bins.length + b.bins.length);
  const counts = new Uint32Array(bins.length);
  let used = 0;
  let left = 0;
  let right = 0;
  while (left < a.bins.length || right < b.bins.length) {
    const leftBin = a.bins[left] ?? Number.POSITIVE_INFINITY;
    const rightBin = b.bins[right] ?? Number.POSITIVE_INFINITY;
    let count = 0;
    if (leftBin <= rightBin) count += a.counts[left++] as number;
    if (rightBin <= leftBin) count += b.counts[right++] as number;
    bins[used] = Math.min(leftBin, rightBin);
    counts[used] = count;
    used++;
  }
  return {
    bins: bins.slice(0, used),
    counts: counts.slice(0, used),
    n: a.n + b.n,
    minMs: Math.min(a.minMs, b.minMs),
    maxMs: Math.max(a.maxMs, b.maxMs),
  };
}

/**
 * Percentiles by nearest rank, each within {@link BIN_ERROR} of the duration that has that rank, and never
 * outside of the shortest and the longest.
 */
export function percentilesOf(durations: BinnedDurations): Percentiles {
  const { bins, counts, n, minMs, maxMs } = durations;
  if (n === 0) return NO_PERCENTILES;
  let at = -1;
  let passed = 0;
  /** Ranks must be asked for in ascending order. */
  const ofRank = (rank: number): number => {
    while (passed < rank) passed += counts[++at] as number;
    return Math.min(maxMs, Math.max(minMs, middleOf(bins[at] as number)));
  };
  return {
    p50: ofRank(Math.ceil(0.5 * n)),
    p95: ofRank(Math.ceil(0.95 * n)),
    p99: ofRank(Math.ceil(0.99 * n)),
    n,
  };
}
