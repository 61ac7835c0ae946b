import { Attempt, type AttemptOwner } from './attempt';
import type { Lane } from './lane';
import { eligibleFor } from './ready-level';
import type { RunState } from './run-state';
import type { Task } from './task';
import { FunctionAlarm } from './timetable';

/** Starts attempts: the next task is chosen at the moment a lane and a token are there for it. */
export class Dispatcher {
  readonly #state: RunState;
  readonly #attempts: AttemptOwner;
  /** Set while a start waits for a token. */
  readonly #tokenAlarm: FunctionAlarm;

  /** @param attempts where attempts report to */
  constructor(state: RunState, attempts: AttemptOwner) {
    this.#state = state;
    this.#attempts = attempts;
    // Nothing to do when it rings: every wake-up of the run ends in a dispatch.
    this.#tokenAlarm = new FunctionAlarm(() => {});
  }

  /** Starts one attempt. False where none can start now. */
  startNext(): boolean {
    const { ready, lanes, bucket, limits, time, isDispatchHeld } = this.#state;
    if (isDispatchHeld) return false;
    if (ready.queued === 0 && ready.held === 0) return false;
    const isLaneFree = lanes.hasIdle;
    if (!isLaneFree && ready.held === 0) return false;
    const hasToken = bucket === null || bucket.has(time.nowMs);
    const eligible = eligibleFor(isLaneFree, hasToken, hasToken || !limits.retriesSpendTokens);
    const task = ready.takeNext(eligible, time.nowMs);
    if (task === null) {
      if (!hasToken) this.#awaitToken(isLaneFree);
      return false;
    }
    if (bucket !== null && (task.attempts === 0 || limits.retriesSpendTokens)) bucket.take(time.nowMs);
    this.#start(task, task.heldLane ?? lanes.takeIdle());
    return true;
  }

  /** Forgets what is known of the next token; for when the rate has changed. */
  forgetToken(): void {
    this.#state.timetable.clear(this.#tokenAlarm);
  }

  #start(task: Task, lane: Lane): void {
    const { journal, timetable, executor, limits } = this.#state;
    const own = task.spec.own?.attemptTimeoutMs;
    const timeoutMs = own === undefined ? limits.attemptTimeoutMs : own;
    if (task.queueAlarm !== null) {
      timetable.clear(task.queueAlarm);
      task.queueAlarm = null;
    }
    task.heldLane = null;
    lane.heldFor = null;
    task.attempts++;
    const attempt = new Attempt(this.#attempts, task, lane, timeoutMs);
    task.attempt = attempt;
    lane.attempt = attempt;
    if (timeoutMs !== null) timetable.set(attempt, timeoutMs);
    journal.attemptStarted(attempt);
    task.phase = 'running';
    attempt.isBeingCalled = true;
    try {
      executor.start(attempt);
    } catch (thrown) {
      attempt.fail({ name: 'ExecutorError', message: String(thrown) });
    }
    attempt.isBeingCalled = false;
    if (attempt.hasStopped) this.#attempts.bodyEnded(attempt);
  }

  #awaitToken(isLaneFree: boolean): void {
    const { bucket, ready, time, timetable } = this.#state;
    if (bucket === null || this.#tokenAlarm.row !== null) return;
    if (!ready.hasAny(eligibleFor(isLaneFree, true, true))) return;
    timetable.set(this.#tokenAlarm, bucket.nextInMs(time.nowMs));
  }
}
