/**
 * Why a value is not worth much; null where it is.
 *
 * @param least how many durations it should come from; undefined: it is good from any
 * @param n how many it does; null: it comes from none
 */
export function weakness(least: number | undefined, n: number | null): string | null {
  if (least === undefined || n === null || n >= least) return null;
  return `grey: from fewer than ${least} durations the slowest alone decides it`;
}
