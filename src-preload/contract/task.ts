import type { WorkBody } from './work';

/** A task's number in its run, counted from 1 in the order of acceptance. */
export type TaskId = number;

/** A lane's number, counted from 1. A closed lane's number may open again. */
export type LaneId = number;

/** The three levels of urgency, most urgent first. FIFO inside a level. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How an attempt, and in the end a task, may come out. Nothing is ever relabelled. */
export const OUTCOMES = ['succeeded', 'failed', 'timed-out', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Whether an ending tells how long the work takes. What was cancelled was cut short from outside, and would only
 * tell when somebody lost patience: it is counted, and is in no percentile of response and service times.
 */
export function isOwnEnd(outcome: Outcome): boolean {
  return outcome !== 'cancelled';
}

/**
 * Where a task stands.
 *
 * - `queued`: accepted, waits for its first start; a free lane (and a token) moves it on.
 * - `running`: an attempt is on a lane; its end, a deadline or a cancel moves it on.
 * - `backing-off`: an attempt failed and the next is scheduled; its start moves it on. It keeps this
 *   phase while it waits for a lane or a token after the delay has passed.
 * - an {@link Outcome}: settled, for good.
 */
export const PENDING_PHASES = ['queued', 'running', 'backing-off'] as const;
export const TASK_PHASES = [...PENDING_PHASES, ...OUTCOMES] as const;
export type TaskPhase = (typeof TASK_PHASES)[number];

/** Whether a task in that phase has not settled. */
export function isPending(phase: TaskPhase): boolean {
  return (PENDING_PHASES as readonly TaskPhase[]).includes(phase);
}

/** Why a task settled `cancelled`. */
export const CANCEL_REASONS = ['user', 'shutdown', 'dropped', 'grace-expired'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why a submission never became a task. `stopped`: there is no run to join. */
export const REJECT_REASONS = ['queue-full', 'shutdown', 'stopped'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What an attempt failed with. `retryable: false` ends the task at once, whatever attempts are left. */
export interface TaskError {
  readonly name: string;
  readonly message: string;
  readonly retryable?: false;
}

/** A task's own limits. Where one is absent the yard's holds; `null` means no limit. */
export interface OwnLimits {
  readonly maxAttempts?: number;
  readonly attemptTimeoutMs?: number | null;
  readonly queueTimeoutMs?: number | null;
  readonly totalTimeoutMs?: number | null;
}

/** A body that only pretends to work, on the yard's own clock. */
export interface SimulatedBody {
  readonly executor: 'simulated';
  /** Shortest run of an attempt, in milliseconds. */
  readonly minMs: number;
  /** Longest run of an attempt, in milliseconds; drawn evenly between the two for each attempt. */
  readonly maxMs: number;
  /** How many attempts fail before one succeeds; `null`: every one fails. */
  readonly failAttempts: number | null;
  /** The failure is final: no retry may follow. Default false. */
  readonly fatal?: boolean;
  /** The body runs on to its own end after a timeout or cancel, and shows as a ghost. Default false. */
  readonly ignoresCancel?: boolean;
}

/** A body that is an async function of this process, found by its registered name. */
export interface InlineBody {
  readonly executor: 'inline';
  readonly body: string;
  readonly payload?: unknown;
}

/** What an attempt does, told apart by the executor that can do it. */
export type TaskBody = SimulatedBody | InlineBody | WorkBody;

/** A task as it is submitted. */
export interface TaskSpec {
  /** What people call it. */
  readonly name: string;
  /** Which sort of task it is, as the log tells it: `normal`, `slow`, … */
  readonly kind: string;
  readonly priority: Priority;
  readonly body: TaskBody;
  readonly own?: OwnLimits;
  /** When the arrival was due, in milliseconds of the run, where an arrival process set a time. */
  readonly intendedAtMs?: number;
  /** It arrived because an earlier one ended; absent: by a schedule of its own, or by hand. */
  readonly loop?: 'closed';
}
