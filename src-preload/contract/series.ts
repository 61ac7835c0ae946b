import type { Percentiles } from './feed-message';
import type { Priority } from './task';
import type { TimeMark } from './time-mark';

/**
 * `run`: from its first submission to now, in at most {@link MAX_SERIES_POINTS} intervals, which double when they
 * are too many · `minute`: the last {@link MINUTE_POINTS} of a quarter second.
 */
export const SERIES_SPANS = ['run', 'minute'] as const;
export type SeriesSpan = (typeof SERIES_SPANS)[number];

/** A series has no more points than this, however long the run. */
export const MAX_SERIES_POINTS = 300;
export const MINUTE_POINTS = 240;

/** How many tasks stood where at one moment. */
export interface SeriesLevels {
  /** Tasks waiting for their first start. */
  readonly queued: Readonly<Record<Priority, number>>;
  readonly running: number;
  readonly backingOff: number;
}

/** What came together in one interval, and where tasks stood at its end. */
export interface SeriesPoint extends SeriesLevels {
  readonly submitted: number;
  readonly rejected: number;
  /** Attempts started, retries included. */
  readonly attempts: number;
  /** Second and further attempts started. */
  readonly retries: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly cancelled: number;
  /**
   * The most that stood there for any time within it: `queued` as it was when most tasks waited, all priorities
   * together, and the most that were running or backing off at one time. A burst that is over by the interval's end
   * is in it.
   */
  readonly peak: SeriesLevels;
  /**
   * Share of the open lanes' time that went into attempts, each from its start to its verdict, 0 to 1; null
   * where no lane was open.
   */
  readonly utilisation: number | null;
  /** Intended arrival to end, of the open-loop tasks that settled within it; cancelled ones are not among them. */
  readonly response: Percentiles;
  /** The same of closed-loop tasks, which are never in one figure with those. */
  readonly closedResponse: Percentiles;
  /** Start to verdict, of the attempts that were settled within it; cancelled ones are not among them. */
  readonly service: Percentiles;
}

/** A run over time, in intervals of one length. */
export interface Series {
  readonly run: number;
  readonly span: SeriesSpan;
  /** Where the first interval begins, in milliseconds of the run. */
  readonly fromMs: number;
  /**
   * Now, in milliseconds of the run, or the last event where nothing is under way: the last interval may be cut
   * short by it.
   */
  readonly atMs: number;
  /** Length of an interval, in milliseconds. The n-th point covers it from `fromMs` + n × bucketMs on. */
  readonly bucketMs: number;
  /** What had started before the first interval: the totals of the run are these and those of all points. */
  readonly before: { readonly attempts: number; readonly retries: number };
  /** None before the first submission. */
  readonly points: readonly SeriesPoint[];
  /** Those within the span; of each kind the first in each interval. */
  readonly marks: readonly TimeMark[];
  /**
   * Of the whole span: from all its durations, never averaged. All percentiles of a series are within 0.8 % of
   * the exact ones.
   */
  readonly response: Percentiles;
  readonly closedResponse: Percentiles;
  readonly service: Percentiles;
}
