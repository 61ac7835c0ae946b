import type { Series } from '#contract/series';
import type { TimeMark } from '#contract/time-mark';

/** The marks as a series tells them: of each kind the first in each interval, from its beginning on. */
export function marksOf(
  { fromMs, bucketMs }: Pick<Series, 'fromMs' | 'bucketMs'>,
  marks: readonly TimeMark[],
): TimeMark[] {
  const told = new Map<TimeMark['kind'], number>();
  return marks.filter(({ atMs, kind }) => {
    if (atMs < fromMs) return false;
    const interval = Math.floor((atMs - fromMs) / bucketMs);
    const isFirst = told.get(kind) !== interval;
    told.set(kind, interval);
    return isFirst;
  });
}
