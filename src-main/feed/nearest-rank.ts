/**
 * A percentile by nearest rank: the smallest value that at least `share` of all do not exceed, so always one
 * that really occurred. Null where there are none.
 *
 * @param sorted ascending
 * @param share above 0, at most 1
 */
export function nearestRank(sorted: Float64Array, share: number): number | null {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
