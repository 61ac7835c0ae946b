import type { CancelReason, LaneId, RejectReason, TaskError, TaskId, TaskSpec } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import type { CancelTarget } from '#contract/yard-api';

/** Undoes a timer that has not run yet; afterwards, and a second time, it does nothing. */
export type CancelTimer = () => void;

/** The engine's only idea of time. */
export interface Clock {
  /** Monotonic milliseconds, from any origin; may have a fraction. */
  now(): number;
  /**
   * Run once, when `now()` has reached `timeMs`: never earlier, never within this call. A time in the
   * past means as soon as possible. Timers of one time run in the order they were set.
   */
  at(timeMs: number, run: () => void): CancelTimer;
}

/**
 * The engine's only source of chance, seeded and without state: the same stream and index always give
 * the same number, so that no task's draws depend on what other tasks do.
 */
export interface Random {
  /**
   * A number evenly spread over [0, 1).
   *
   * @param stream whose draw it is, as a task's id; an unsigned 32-bit number
   * @param index which draw of that stream, as an attempt's number; an unsigned 32-bit number
   */
  draw(stream: number, index: number): number;
}

/** Why work is told to stop. */
export type AbortReason =
  | { readonly kind: 'attempt-timeout' | 'total-timeout'; readonly timeoutMs: number }
  | { readonly kind: 'cancelled'; readonly reason: CancelReason };

/**
 * One attempt, as the executor that does its work sees it. The body's end is reported by exactly one of
 * `succeed` and `fail`, at any time, also within `start` or `abort`; what comes after the first report is
 * ignored. The report says that the work has really stopped: the lane is free from then on.
 */
export interface AttemptRun {
  readonly task: TaskId;
  /** From 1. */
  readonly attempt: number;
  readonly lane: LaneId;
  readonly spec: TaskSpec;
  /** The executor's own: what it needs to find and stop this work again. The engine never looks at it. */
  handle: unknown;
  succeed(output?: string): void;
  fail(error: TaskError): void;
}

/** Does the work of attempts. */
export interface Executor {
  /** Begin the body. Whatever this throws fails the attempt. */
  start(run: AttemptRun): void;
  /**
   * Stop the body, as far as it can be stopped; called at most once for an attempt, and only before its
   * report. The report is still awaited.
   */
  abort(run: AttemptRun, reason: AbortReason): void;
  /**
   * What the body has told of itself so far, for people: asked where an attempt runs out of time, since that verdict
   * falls before the body's own report. Absent, or undefined: nothing.
   */
  told?(run: AttemptRun): string | undefined;
}

/**
 * Takes every line of the log as it is written: the header first, then each event, numbered. It must not
 * call the scheduler, and a line belongs to it unchanged: the engine never touches it again.
 */
export type LogSink = (line: LogLine) => void;

/** What may be cancelled at once: a place, or tasks by number. The engine knows nothing to search by. */
export type CancelRange = Exclude<CancelTarget, { readonly kind: 'matching' }>;

/** What became of a submission. `blocked`: nothing was taken; try again when there is room. */
export type Submission =
  | { readonly status: 'accepted'; readonly task: TaskId }
  | { readonly status: 'rejected'; readonly reason: RejectReason }
  | { readonly status: 'blocked' };
