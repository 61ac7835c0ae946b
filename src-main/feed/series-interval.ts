import type { SeriesPoint } from '#contract/series';
import { type BinnedDurations, mergeDurations, percentilesOf } from './binned-durations';

/** What a series counts in each interval. */
export type Tallies = Pick<
  SeriesPoint,
  'submitted' | 'rejected' | 'attempts' | 'retries' | 'succeeded' | 'failed' | 'timedOut' | 'cancelled'
>;
/** What stands at an interval's end. */
export type Levels = Pick<SeriesPoint, 'queued' | 'running' | 'backingOff'>;

/** An interval of a series: what a window is told of it, and what that is made from. */
export interface Interval {
  readonly point: SeriesPoint;
  /** Lane-milliseconds worked. */
  readonly busyMs: number;
  /** Lane-milliseconds open. */
  readonly openMs: number;
  readonly response: BinnedDurations;
  readonly service: BinnedDurations;
}

export function makeInterval(tallies: Tallies, levels: Levels, from: Omit<Interval, 'point'>): Interval {
  const { busyMs, openMs, response, service } = from;
  return {
    point: {
      ...tallies,
      ...levels,
      utilisation: openMs === 0 ? null : busyMs / openMs,
      response: percentilesOf(response),
      service: percentilesOf(service),
    },
    ...{ busyMs, openMs, response, service },
  };
}

/** Two neighbouring intervals as one. */
export function mergeIntervals(earlier: Interval, later: Interval): Interval {
  return makeInterval(sumOf(earlier.point, later.point), levelsOf(later.point), {
    busyMs: earlier.busyMs + later.busyMs,
    openMs: earlier.openMs + later.openMs,
    response: mergeDurations(earlier.response, later.response),
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

function levelsOf({ queued, running, backingOff }: Levels): Levels {
  return { queued, running, backingOff };
}
