import { nearestRank } from '../../feed/nearest-rank';

/** What is told of many durations, in milliseconds; null where there are none. */
export interface DurationSummary {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** How many they are. */
  readonly n: number;
}

/** Exact, by nearest rank. */
export function summariseDurations(sorted: Float64Array): DurationSummary {
  const n = sorted.length;
  const rank = (share: number) => nearestRank(sorted, share);
  return { p50: rank(0.5), p90: rank(0.9), p95: rank(0.95), p99: rank(0.99), max: rank(1), n };
}
