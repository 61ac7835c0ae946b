import type { Series } from '#contract/series';

const UNKNOWN = { p50: null, p95: null, p99: null, n: 0 };

/**
 * What is known of the run until `atMs`, out of a later series: its whole intervals before that moment. The
 * percentiles of the whole span are unknown then.
 */
export function cutSeries(series: Series, atMs: number): Series {
  if (series.atMs <= atMs) return series;
  const { fromMs, bucketMs, marks } = series;
  const points = series.points.slice(0, Math.max(0, Math.floor((atMs - fromMs) / bucketMs)));
  return {
    ...series,
    atMs: fromMs + points.length * bucketMs,
    points,
    marks: marks.filter((mark) => mark.atMs <= atMs),
    response: UNKNOWN,
    closedResponse: UNKNOWN,
    service: UNKNOWN,
  };
}
