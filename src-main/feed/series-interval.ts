import type { SeriesLevels, SeriesPoint } from '#contract/series';
import { type BinnedDurations, mergeDurations, percentilesOf } from './binned-durations';
import { morePeak } from './peak-levels';

/** What a series counts in each interval. */
export type Tallies = Pick<
  SeriesPoint,
  'submitted' | 'rejected' | 'attempts' | 'retries' | 'succeeded' | 'failed' | 'timedOut' | 'cancelled'
>;

/** An interval of a series: what a window is told of it, and what that is made from. */
export interface Interval {
  readonly point: SeriesPoint;
  /** Lane-milliseconds worked. */
  readonly busyMs: number;
  /** Lane-milliseconds open. */
  readonly openMs: number;
  readonly response: BinnedDurations;
  readonly closedResponse: BinnedDurations;
  readonly service: BinnedDurations;
}

/** Where tasks stand at its end, and the most that stood there within it. */
type Stood = Pick<SeriesPoint, 'peak'> & SeriesLevels;

export function makeInterval(tallies: Tallies, stood: Stood, from: Omit<Interval, 'point'>): Interval {
  const { busyMs, openMs, response, closedResponse, service } = from;
  return {
    point: {
      ...tallies,
      ...stood,
      utilisation: openMs === 0 ? null : busyMs / openMs,
      response: percentilesOf(response),
      closedResponse: percentilesOf(closedResponse),
      service: percentilesOf(service),
    },
    ...{ busyMs, openMs, response, closedResponse, service },
  };
}

/** Two neighbouring intervals as one. */
export function mergeIntervals(earlier: Interval, later: Interval): Interval {
  const { queued, running, backingOff } = later.point;
  const stood = { queued, running, backingOff, peak: morePeak(earlier.point.peak, later.point.peak) };
  return makeInterval(sumOf(earlier.point, later.point), stood, {
    busyMs: earlier.busyMs + later.busyMs,
    openMs: earlier.openMs + later.openMs,
    response: mergeDurations(earlier.response, later.response),
    closedResponse: mergeDurations(earlier.closedResponse, later.closedResponse),
    service: mergeDurations(earlier.service, later.service),
  });
}

/** How much `to` has more than `from`. */
export function growthOf(from: Tallies, to: Tallies): Tallies {
  return combine((name) => to[name] - from[name]);
}

function sumOf(a: Tallies, b: Tallies): Tallies {
  return combine((name) => a[name] + b[name]);
}

function combine(of: (name: keyof Tallies) => number): Tallies {
  return {
    submitted: of('submitted'),
    rejected: of('rejected'),
    attempts: of('attempts'),
    retries: of('retries'),
    succeeded: of('succeeded'),
    failed: of('failed'),
    timedOut: of('timedOut'),
    cancelled: of('cancelled'),
  };
}
