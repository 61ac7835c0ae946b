import type { BarColumns } from './bar-columns';
import type { Counts } from './counts';
import type { KeptRun } from './kept-runs';
import type { Limits } from './limits';
import type { Bottleneck, Loop } from './run-figures';
import type { LaneId, Priority, TaskId } from './task';
import type { TaskEvent } from './task-event';
import type { ClockState } from './yard-clock';
import type { YardPhase, YardView } from './yard-view';

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
  /** Tasks that settled and were not cancelled, a second, over the last five seconds. */
  readonly throughputPerSecond: number;
  /** Intended arrival to end, of the newest open-loop tasks that settled and were not cancelled. */
  readonly response: Percentiles;
  /** The same of closed-loop tasks: the two are never in one figure, see {@link Loop}. */
  readonly closedResponse: Percentiles;
  /** Start to verdict, of the newest attempts that were not cancelled. */
  readonly service: Percentiles;
  /** Share of open lanes that work, 0 to 1, over the last five seconds. */
  readonly utilisation: number;
  /** The token bucket; null where there is no rate limit. */
  readonly tokens: { readonly available: number; readonly nextInMs: number } | null;
  /** Tasks accepted in this run, by how they arrived. */
  readonly accepted: Readonly<Record<Loop, number>>;
  /** Where the last five seconds went; null: nothing was pending in them. The run's own is in its figures. */
  readonly bottleneck: Bottleneck | null;
}

/** When the attempt on a lane is really ended, by a limit of its task's own or by its total timeout. */
export interface LaneDeadline {
  readonly lane: LaneId;
  readonly task: TaskId;
  readonly attempt: number;
  /** In milliseconds of the run; null: never. */
  readonly atMs: number | null;
}

/**
 * `window`: somebody at a window · `api`: another program, by the loopback API · `quit`: leaving the app or closing
 * its window · `interrupt`: Ctrl+C or a signal · `system`: the machine goes down.
 */
export const SHUTDOWN_ORIGINS = ['window', 'api', 'quit', 'interrupt', 'system'] as const;
export type ShutdownBy = (typeof SHUTDOWN_ORIGINS)[number];

/** What every message of the feed says of the yard at its moment. */
export interface FeedState {
  /**
   * Tells a run from every other, of this yard and of one that was here before it: a later one's is higher. It is
   * when the run began, in milliseconds since 1970, or a little more. 0: none yet.
   */
  readonly run: number;
  /** How many runs this yard has begun, this one included: what people call the run. */
  readonly runCount: number;
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
  /**
   * As the engine has it. The log tells it too, but for a grace that ran out when nothing was left to cancel: then
   * ghosts are all that the yard waits for.
   */
  readonly phase: YardPhase;
  /** Exact as of the message's last event, also where events were coalesced. */
  readonly counts: Counts;
  /** Lanes whose body runs on after its verdict. */
  readonly ghostLanes: readonly LaneId[];
  /** Tasks a workload still has to submit. */
  readonly toSubmit: number;
  /** Tasks of this run's workloads that never will be submitted, since the yard takes no more. */
  readonly neverSubmitted: number;
  readonly metrics: Metrics;
  /** Tasks waiting for their first start, by level. */
  readonly queuedByPriority: Readonly<Record<Priority, number>>;
  /** Where an attempt ends earlier or later than the yard's own attempt timeout says: see {@link LaneOccupancy}. */
  readonly deadlines: readonly LaneDeadline[];
  readonly clock: ClockState;
  /** Nothing is started for the time being. */
  readonly dispatchHeld: boolean;
  /** Who asked for the shutdown of this run first; null: nobody yet. */
  readonly shutdownBy: ShutdownBy | null;
  /** The kept run that this window shows instead of the yard; null: it shows the yard. */
  readonly recording: KeptRun | null;
  /** The limits that the next run begins with, while the yard is stopped; else null: the view has them. */
  readonly nextLimits: Limits | null;
}

/** What sets a message apart from those before it. */
interface Numbered {
  /** Counts the messages to this window, from 1: see the command `acknowledge`. */
  readonly number: number;
}

/** Everything a window needs to begin, or to begin again after a gap. */
export interface Snapshot extends FeedState, Numbered {
  readonly type: 'snapshot';
  /** The fold of all events up to `view.seq`. */
  readonly view: YardView;
  /** The newest finished stretches on the lanes, at most {@link SNAPSHOT_BARS}. */
  readonly bars: BarColumns;
  /** Events that this window was never sent one by one, since it came. */
  readonly coalesced: number;
}

/** The events `fromSeq` to `toSeq`; none where only time has passed (`toSeq` is then `fromSeq` − 1). */
export interface EventBatch extends FeedState, Numbered {
  readonly type: 'batch';
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly events: readonly TaskEvent[];
}

export type FeedMessage = Snapshot | EventBatch;

export const SNAPSHOT_BARS = 4_000;
