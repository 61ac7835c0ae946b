import type { Percentiles } from '#contract/feed-message';
import type { Series, SeriesPoint } from '#contract/series';

export const NONE: Percentiles = { p50: null, p95: null, p99: null, n: 0 };

/** A point at which nothing happened, but for what is given. */
export function point(some: Partial<SeriesPoint> = {}): SeriesPoint {
  const { queued = { high: 0, medium: 0, low: 0 }, running = 0, backingOff = 0 } = some;
  return {
    submitted: 0,
    rejected: 0,
    attempts: 0,
    retries: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    cancelled: 0,
    ...{ queued, running, backingOff },
    // Nothing has changed within it.
    peak: { queued, running, backingOff },
    utilisation: 0,
    response: NONE,
    closedResponse: NONE,
    service: NONE,
    ...some,
  };
}

/** A series of quarter seconds that ends with its last interval, but for what is given. */
export function series(points: readonly SeriesPoint[], some: Partial<Series> = {}): Series {
  const { fromMs = 0, bucketMs = 250 } = some;
  return {
    run: 1,
    span: 'run',
    fromMs,
    atMs: fromMs + points.length * bucketMs,
    bucketMs,
    before: { attempts: 0, retries: 0 },
    points,
    marks: [],
    response: NONE,
    closedResponse: NONE,
    service: NONE,
    ...some,
  };
}
