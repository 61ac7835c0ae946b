import type { CancelReason, LaneId, OwnLimits, Priority, TaskSpec } from './task';
import type { TaskRecord } from './task-record';

/** How many ready tasks the engine looks through, at most, to tell how many go before one. */
export const MAX_AHEAD = 10_000;

/** Why a pending task is where it is, by the engine's own rules, if nothing new arrives meanwhile. */
export type Waiting =
  /** It is of a recording, which ends before the task does. */
  | { readonly kind: 'recording-ended' }
  | { readonly kind: 'running'; readonly lane: LaneId; readonly attempt: number }
  /** Its delay runs until `dueMs`; `lane` is held for it, or null. */
  | { readonly kind: 'backing-off'; readonly dueMs: number; readonly lane: LaneId | null }
  /** Its delay is over, but the body of an earlier attempt is still on the lane that is held for it. */
  | { readonly kind: 'behind-ghost'; readonly lane: LaneId }
  /** It could start, and lacks a lane or a token, or others go first. */
  | {
      readonly kind: 'ready';
      /** Tasks that start before it, by level. */
      readonly ahead: Readonly<Record<Priority, number>>;
      /** There may be more than `ahead` says: the engine looked through {@link MAX_AHEAD} and stopped. */
      readonly orMore: boolean;
      /** The lane that is held for it; null: any idle one will do. */
      readonly lane: LaneId | null;
      readonly openLanes: number;
      /** Lanes that nothing can start on: occupied, or held. */
      readonly busyLanes: number;
      /** When the next token is whole; 0: one is there; null: it needs none. */
      readonly tokenInMs: number | null;
      readonly dispatchHeld: boolean;
    };

/** Why a settled task ended as it did. */
export type Ending =
  | { readonly kind: 'succeeded'; readonly attempt: number }
  /** Its last attempt `failed` or timed out, and no attempt was left. */
  | { readonly kind: 'attempts-used'; readonly maxAttempts: number }
  /** The error said that no retry may follow. */
  | { readonly kind: 'final-error' }
  /** It would have been retried, but the yard was on its way down. */
  | { readonly kind: 'no-retry-in-shutdown' }
  | { readonly kind: 'queue-timeout' }
  | { readonly kind: 'total-timeout' }
  | { readonly kind: 'cancelled'; readonly reason: CancelReason };

/** A deadline that runs, and when it is due in milliseconds of the run. */
export interface RunningDeadline {
  readonly kind: 'attempt-timeout' | 'queue-timeout' | 'total-timeout';
  readonly atMs: number;
}

/** One task, whole: what the log says of it, and why it is where it is. */
export interface TaskDetail {
  readonly run: number;
  readonly seq: number;
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
  readonly record: TaskRecord;
  /** What was submitted; null where it is not known any more. */
  readonly spec: TaskSpec | null;
  /** The limits that hold for it: its own, else the yard's as they are now, or were when it settled. */
  readonly limits: Required<OwnLimits>;
  /** Its deadlines that run now, the earliest first. */
  readonly deadlines: readonly RunningDeadline[];
  /** null once it has settled. */
  readonly waiting: Waiting | null;
  /** null while it is pending. */
  readonly ending: Ending | null;
}
