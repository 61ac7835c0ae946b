import { settledOf } from '#contract/counts';
import type { CancelReason, Outcome, TaskError } from '#contract/task';
import type { Attempt } from './attempt';
import type { Lane } from './lane';
import type { AbortReason } from './ports';
import { mayRetry, retryDelayMs } from './retry-policy';
import type { RunState } from './run-state';
import type { Task } from './task';
import { FunctionAlarm } from './timetable';

/** What an error is called where the queue timeout, or the total timeout, ended its task. */
export const QUEUE_TIMEOUT_ERROR = 'QueueTimeoutError';
export const TOTAL_TIMEOUT_ERROR = 'TotalTimeoutError';

export type OnProgress = (completed: number, total: number) => void;

/**
 * How attempts and tasks end: verdicts, retries, timeouts, cancels. Every task that comes in here leaves
 * exactly once by `task-settled`.
 */
export class Settlement {
  readonly #state: RunState;
  readonly #onProgress: OnProgress | undefined;

  constructor(state: RunState, onProgress: OnProgress | undefined) {
    this.#state = state;
    this.#onProgress = onProgress;
  }

  /**
   * The body came back: it gives the verdict, unless that fell before. In both cases its lane is free of
   * it now.
   */
  bodyEnded(attempt: Attempt): void {
    // A deadline that was due by the time of the report has settled the attempt, and cleared the lane.
    if (attempt.on.attempt !== attempt) return;
    attempt.on.attempt = null;
    if (attempt.outcome === null) {
      const { error, output } = attempt;
      const outcome = error === undefined ? 'succeeded' : 'failed';
      this.#settleAttempt(attempt, outcome, error, output);
      this.#retryOrSettle(attempt, outcome, error, output);
    } else {
      this.#state.journal.attemptStopped(attempt);
    }
    this.#vacate(attempt.on);
  }

  /** The attempt's own timeout is due: it may be followed by another attempt. */
  attemptTimedOut(attempt: Attempt): void {
    const timeoutMs = attempt.timeoutMs as number;
    const error = this.#outOfTime(attempt, 'TimeoutError', `attempt not done within ${timeoutMs} ms`);
    this.#settleAttempt(attempt, 'timed-out', error);
    this.#retryOrSettle(attempt, 'timed-out', error);
    this.#stop(attempt, { kind: 'attempt-timeout', timeoutMs });
  }

  /** The task waited too long for its first start. */
  queueTimedOut(task: Task, timeoutMs: number): void {
    this.#settle(task, 'timed-out', {
      name: QUEUE_TIMEOUT_ERROR,
      message: `not started within ${timeoutMs} ms`,
    });
  }

  /** The task took too long altogether, wherever it stands. */
  totalTimedOut(task: Task, timeoutMs: number): void {
    const { attempt } = task;
    const error = this.#outOfTime(attempt, TOTAL_TIMEOUT_ERROR, `task not done within ${timeoutMs} ms`);
    if (attempt !== null) this.#settleAttempt(attempt, 'timed-out', error);
    this.#settle(task, 'timed-out', error);
    if (attempt !== null) this.#stop(attempt, { kind: 'total-timeout', timeoutMs });
  }

  /** Ends the task at once, wherever it stands; a running body is told to stop. */
  cancel(task: Task, reason: CancelReason): void {
    const { attempt } = task;
    if (attempt !== null) this.#settleAttempt(attempt, 'cancelled');
    this.#settle(task, 'cancelled', undefined, undefined, reason);
    if (attempt !== null) this.#stop(attempt, { kind: 'cancelled', reason });
  }

  /** The error of a deadline, and after it what the body has told until then. */
  #outOfTime(attempt: Attempt | null, name: string, message: string): TaskError {
    if (attempt === null || attempt.hasStopped) return { name, message };
    let told: string | undefined;
    try {
      told = this.#state.executor.told?.(attempt);
    } catch {
      // What a body has to say is no reason to miss its deadline.
    }
    return { name, message: told === undefined ? message : `${message}\n\n${told}` };
  }

  #settleAttempt(attempt: Attempt, outcome: Outcome, error?: TaskError, output?: string): void {
    this.#state.timetable.clear(attempt);
    attempt.outcome = outcome;
    attempt.of.attempt = null;
    this.#state.journal.attemptSettled(attempt, outcome, error, output);
  }

  #retryOrSettle(attempt: Attempt, outcome: Outcome, error?: TaskError, output?: string): void {
    const task = attempt.of;
    const { limits, allowsRetries } = this.#state;
    const maxAttempts = task.spec.own?.maxAttempts ?? limits.maxAttempts;
    if (allowsRetries && mayRetry(outcome, error, task.attempts, maxAttempts))
      this.#backOff(task, attempt.on);
    else this.#settle(task, outcome, error, output);
  }

  #backOff(task: Task, lane: Lane): void {
    const { limits, random, journal, timetable, tasks } = this.#state;
    const draw = limits.jitter.kind === 'none' ? 0 : random.draw(task.id, task.attempts);
    const delayMs = retryDelayMs(limits.backoff, limits.jitter, task.attempts, task.delayMs, draw);
    task.delayMs = delayMs;
    if (limits.backoffLane === 'hold') {
      task.heldLane = lane;
      lane.heldFor = task;
    }
    journal.retryScheduled(task, delayMs, task.heldLane?.number ?? null);
    task.phase = 'backing-off';
    tasks.noteBackingOff(task);
    if (delayMs === 0) {
      this.#retryDue(task);
    } else {
      task.retryAlarm = new FunctionAlarm(() => this.#retryDue(task));
      timetable.set(task.retryAlarm, delayMs);
    }
  }

  #retryDue(task: Task): void {
    const { ready, time } = this.#state;
    task.retryAlarm = null;
    if (task.heldLane === null) ready.addRejoined(task, time.nowMs);
    // A ghost may still be on the lane that is held: then the retry is ready when the ghost has stopped.
    else if (task.heldLane.attempt === null) ready.addHeld(task, time.nowMs);
  }

  #settle(task: Task, status: Outcome, error?: TaskError, output?: string, reason?: CancelReason): void {
    const { tasks, ready, timetable, journal } = this.#state;
    if (task.fifo !== null) ready.remove(task);
    if (task.queueAlarm !== null) timetable.clear(task.queueAlarm);
    if (task.totalAlarm !== null) timetable.clear(task.totalAlarm);
    if (task.retryAlarm !== null) timetable.clear(task.retryAlarm);
    tasks.delete(task);
    journal.taskSettled(task, status, error, output, reason);
    task.phase = 'settled';
    if (task.heldLane !== null) {
      const lane = task.heldLane;
      task.heldLane = null;
      lane.heldFor = null;
      this.#vacate(lane);
    }
    this.#onProgress?.(settledOf(journal.counts), journal.counts.accepted);
  }

  /** Sees to it that a body whose verdict has fallen stops. */
  #stop(attempt: Attempt, reason: AbortReason): void {
    if (!attempt.hasStopped) {
      attempt.isBeingCalled = true;
      try {
        this.#state.executor.abort(attempt, reason);
      } catch {
        // An executor that cannot stop its work leaves a ghost: the lane waits for the body's own report.
      }
      attempt.isBeingCalled = false;
    }
    // A body that stops the moment it is told to has not outlived its verdict.
    if (!attempt.hasStopped) return;
    attempt.on.attempt = null;
    this.#vacate(attempt.on);
  }

  #vacate(lane: Lane): void {
    const { ready, lanes, time } = this.#state;
    const task = lane.heldFor;
    if (task === null) lanes.vacate(lane);
    else if (lane.attempt === null && task.retryAlarm === null && task.fifo === null) {
      ready.addHeld(task, time.nowMs);
    }
  }
}
