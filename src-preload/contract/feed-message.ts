import type { Counts } from './counts';
import type { Limits } from './limits';
import type { LaneId } from './task';
import type { TaskEvent } from './task-event';
import type { YardView } from './yard-view';

/** Percentiles of one duration, in milliseconds; null where there is nothing to tell yet. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** How many durations they come from. */
  readonly n: number;
}

/** The yard in figures, taken at most four times a second. */
export interface Metrics {
  /** Tasks settled a second, over the last five seconds. */
  readonly throughputPerSecond: number;
  /** Intended arrival to end, of the newest settled tasks. */
  readonly response: Percentiles;
  /** Start to verdict, of the newest attempts. */
  readonly service: Percentiles;
  /** Share of open lanes that work, 0 to 1, over the last five seconds. */
  readonly utilisation: number;
  /** The token bucket; null where there is no rate limit. */
  readonly tokens: { readonly available: number; readonly nextInMs: number } | null;
}

/** What every message of the feed says of the yard at its moment. */
export interface FeedState {
  /** Which run of this yard: counts up at each start, so that a late message of an old run is known. 0: none yet. */
  readonly run: number;
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
  /** Exact as of the message's last event, also where events were coalesced. */
  readonly counts: Counts;
  /** Lanes whose body runs on after its verdict. */
  readonly ghostLanes: readonly LaneId[];
  /** Tasks a workload still has to submit. */
  readonly toSubmit: number;
  readonly metrics: Metrics;
  /** The limits that the next run begins with, while the yard is stopped; else null: the view has them. */
  readonly nextLimits: Limits | null;
}

/** Everything a window needs to begin, or to begin again after a gap. */
export interface Snapshot extends FeedState {
  readonly type: 'snapshot';
  /** The fold of all events up to `view.seq`, its bars trimmed to the newest {@link SNAPSHOT_BARS}. */
  readonly view: YardView;
  /** Events that this window was never sent one by one, since it came. */
  readonly coalesced: number;
}

/** The events `fromSeq` to `toSeq`; none where only time has passed (`toSeq` is then `fromSeq` − 1). */
export interface EventBatch extends FeedState {
  readonly type: 'batch';
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly events: readonly TaskEvent[];
}

export type FeedMessage = Snapshot | EventBatch;

export const SNAPSHOT_BARS = 4_000;
