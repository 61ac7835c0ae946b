import type { Counts } from './counts';
import type { Limits } from './limits';
import type {
  CancelReason,
  LaneId,
  Outcome,
  OwnLimits,
  Priority,
  RejectReason,
  TaskError,
  TaskId,
} from './task';

/** The version of the event log that this program writes and reads. */
export const LOG_VERSION = 1;

/** How the yard ends: see the design of shutdown in ARCHITECTURE.md. */
export const SHUTDOWN_MODES = ['finish-running', 'finish-all', 'cancel-now'] as const;
export type ShutdownMode = (typeof SHUTDOWN_MODES)[number];

/** First line of a log: what run this is. */
export interface RunHeader {
  readonly type: 'run';
  readonly version: typeof LOG_VERSION;
  /** Program and version that wrote it, as `switchyard/0.1.0`. */
  readonly app: string;
  /** Every draw of the run follows from it. */
  readonly seed: number;
  readonly clock: 'real' | 'virtual';
  /** ISO 8601, or null on a virtual clock, so that equal runs are equal bytes. */
  readonly startedAt: string | null;
  readonly limits: Limits;
}

/** What every event carries. */
interface Stamp {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since the run began, on the yard's clock, at most three decimals, never decreasing. */
  readonly atMs: number;
}

export interface LaneOpened extends Stamp {
  readonly type: 'lane-opened';
  readonly lane: LaneId;
}

export interface LaneClosed extends Stamp {
  readonly type: 'lane-closed';
  readonly lane: LaneId;
}

/** Accepted. Its own limits are given where it has any. */
export interface TaskSubmitted extends Stamp, OwnLimits {
  readonly type: 'task-submitted';
  readonly task: TaskId;
  readonly name: string;
  readonly kind: string;
  readonly priority: Priority;
  /** Given where the arrival was due earlier than it was accepted. */
  readonly intendedAtMs?: number;
  /** Given where it arrived because an earlier one of its workload ended. */
  readonly loop?: 'closed';
}

/** Never got an id, never settles. */
export interface TaskRejected extends Stamp {
  readonly type: 'task-rejected';
  readonly name: string;
  readonly reason: RejectReason;
}

export interface AttemptStarted extends Stamp {
  readonly type: 'attempt-started';
  readonly task: TaskId;
  /** From 1. */
  readonly attempt: number;
  readonly lane: LaneId;
}

/** The verdict on an attempt. Its body may outlive it: see {@link AttemptStopped}. */
export interface AttemptSettled extends Stamp {
  readonly type: 'attempt-settled';
  readonly task: TaskId;
  readonly attempt: number;
  readonly lane: LaneId;
  readonly outcome: Outcome;
  readonly error?: TaskError;
  readonly output?: string;
}

/** A body that outlived its verdict has really stopped; its lane was occupied until now. */
export interface AttemptStopped extends Stamp {
  readonly type: 'attempt-stopped';
  readonly task: TaskId;
  readonly attempt: number;
  readonly lane: LaneId;
}

/** The next attempt is due at `atMs + delayMs`. */
export interface RetryScheduled extends Stamp {
  readonly type: 'retry-scheduled';
  readonly task: TaskId;
  /** The number of the attempt to come. */
  readonly attempt: number;
  readonly delayMs: number;
  /** The lane that is held for it, or null. */
  readonly lane: LaneId | null;
}

/** Exactly once for each accepted task. */
export interface TaskSettled extends Stamp {
  readonly type: 'task-settled';
  readonly task: TaskId;
  readonly status: Outcome;
  /** Started attempts; 0 where it ended in the queue. */
  readonly attempts: number;
  readonly output?: string;
  readonly error?: TaskError;
  readonly reason?: CancelReason;
}

export interface LimitsChanged extends Stamp {
  readonly type: 'limits-changed';
  readonly limits: Limits;
}

/** Intake closes. A second request while the first drains escalates to `cancel-now`. */
export interface ShutdownRequested extends Stamp {
  readonly type: 'shutdown-requested';
  readonly mode: ShutdownMode;
  /** After so many milliseconds what still runs is cancelled; null: never. */
  readonly graceMs: number | null;
}

/** All lanes closed, everything settled. The last event of a run. */
export interface ShutdownCompleted extends Stamp {
  readonly type: 'shutdown-completed';
  readonly counts: Counts;
}

export type TaskEvent =
  | LaneOpened
  | LaneClosed
  | TaskSubmitted
  | TaskRejected
  | AttemptStarted
  | AttemptSettled
  | AttemptStopped
  | RetryScheduled
  | TaskSettled
  | LimitsChanged
  | ShutdownRequested
  | ShutdownCompleted;

/** One line of a log. */
export type LogLine = RunHeader | TaskEvent;
