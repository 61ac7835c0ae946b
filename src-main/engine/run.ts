import type { Limits } from '#contract/limits';
import type { LaneId, TaskSpec } from '#contract/task';
import type { RunHeader, ShutdownMode } from '#contract/task-event';
import type { Attempt, AttemptOwner } from './attempt';
import { Dispatcher } from './dispatcher';
import { Inspection } from './inspection';
import { Intake } from './intake';
import type { CancelRange, Clock, Executor, LogSink, Random, Submission } from './ports';
import { RunState } from './run-state';
import { RunTime } from './run-time';
import { type OnProgress, Settlement } from './settlement';
import { Shutdown } from './shutdown';
import { Sweeper } from './sweep';
import type { Task } from './task';
import { TokenBucket } from './token-bucket';

/** What the engine asks of the world. */
export interface World {
  readonly clock: Clock;
  readonly executor: Executor;
  readonly sink: LogSink;
  /** Called after each task has settled, with how many have and how many were accepted so far. */
  readonly onProgress?: OnProgress;
  /**
   * Where many tasks end at once (everything is cancelled, deadlines of many fall due together) so many of them end
   * in one step, and the clock goes on with the rest at once: so the host can do other things in between. Nothing
   * starts before all are through, so that to the tasks it is one moment. Default {@link MOST_PER_STEP}, ≥ 1.
   */
  readonly mostPerStep?: number;
}

/** Some 5 ms of work, and more than there can be lanes: attempts that time out together do so in one step. */
const MOST_PER_STEP = 1_500;

/** Few enough to be cancelled within one step. */
type SmallRange = Exclude<CancelRange, { readonly kind: 'yard' }>;

/** What sets one run apart. */
export interface RunIdentity extends Pick<RunHeader, 'app' | 'seed' | 'clock' | 'startedAt'> {
  /** Follows from `seed`. */
  readonly random: Random;
}

/**
 * One run of the yard, from its first lane to its last.
 *
 * Whatever comes from outside (a command, a body's report, a timer) is one step: the clock is read, what
 * is due by now is settled first, then the thing itself is done, then whatever can start is started. What
 * comes while a step is under way is done at once, inside it, and the outer step does the starting: no
 * stack grows with the number of tasks, and nothing starts in the middle of a cancel.
 */
export class Run implements AttemptOwner {
  readonly state: RunState;
  readonly #dispatcher: Dispatcher;
  readonly #settlement: Settlement;
  readonly #intake: Intake;
  readonly #sweeper: Sweeper;
  readonly #shutdown: Shutdown;
  readonly #inspection: Inspection;
  #isStepping = false;

  constructor(world: World, identity: RunIdentity, limits: Limits) {
    const { app, seed, clock, startedAt, random } = identity;
    const time = new RunTime(world.clock);
    const { executor, sink, mostPerStep = MOST_PER_STEP } = world;
    const onDue = () => this.#leave(this.#enter());
    this.state = new RunState(time, executor, random, sink, limits, mostPerStep, onDue);
    this.#settlement = new Settlement(this.state, world.onProgress);
    this.#dispatcher = new Dispatcher(this.state, this);
    this.#intake = new Intake(this.state, this.#settlement);
    this.#sweeper = new Sweeper(this.state, this.#settlement, () => this.#goOnSweeping());
    this.#shutdown = new Shutdown(this.state, this.#sweeper);
    this.#inspection = new Inspection(this.state);
    sink({ type: 'run', version: 1, app, seed, clock, startedAt, limits });
    this.state.lanes.resize(limits.workers);
  }

  submit(spec: TaskSpec): Submission {
    const isOutermost = this.#enter();
    const submission = this.#intake.submit(spec);
    this.#leave(isOutermost);
    return submission;
  }

  whenRoom(resume: () => void): () => void {
    const undo = this.#intake.whenRoom(resume);
    // Where nothing blocks any more no later step may come to call back: the clock makes one.
    const { time } = this.state;
    if (this.#intake.canResume) time.at(time.nowMs, () => this.#leave(this.#enter()));
    return undo;
  }

  cancel(target: CancelRange): number {
    const isOutermost = this.#enter();
    const cancelled = target.kind === 'yard' ? this.#cancelAll() : this.#cancelEach(target);
    this.#leave(isOutermost);
    return cancelled;
  }

  changeLimits(limits: Limits): void {
    const isOutermost = this.#enter();
    const { state } = this;
    const before = state.limits;
    state.limits = limits;
    state.journal.limitsChanged(limits);
    this.#changeRate(limits);
    // A new chooser begins with no credit: it is made only where the rule is another.
    if (JSON.stringify(before.priority) !== JSON.stringify(limits.priority)) {
      state.ready.changeRule(limits.priority);
    }
    // A yard on its way down closes lanes; only one that finishes everything can still use more.
    if (state.phase === 'running' || (state.phase === 'draining' && state.allowsRetries)) {
      state.lanes.resize(limits.workers);
    }
    this.#leave(isOutermost);
  }

  holdDispatch(held: boolean): void {
    const isOutermost = this.#enter();
    if (this.state.phase === 'running') this.state.isDispatchHeld = held;
    this.#leave(isOutermost);
  }

  requestShutdown(mode: ShutdownMode, graceMs: number | null): void {
    const isOutermost = this.#enter();
    this.state.isDispatchHeld = false;
    this.#shutdown.request(mode, graceMs);
    this.#leave(isOutermost);
  }

  bodyEnded(attempt: Attempt): void {
    const isOutermost = this.#enter();
    // A deadline wins over a body that ends at the same moment, also where others have to ring before it.
    const { timetable } = this.state;
    const { totalAlarm } = attempt.of;
    if (totalAlarm !== null) timetable.ringIfDue(totalAlarm);
    timetable.ringIfDue(attempt);
    this.#settlement.bodyEnded(attempt);
    this.#leave(isOutermost);
  }

  attemptTimedOut(attempt: Attempt): void {
    this.#settlement.attemptTimedOut(attempt);
  }

  tokens(): { readonly available: number; readonly nextInMs: number } | null {
    const { bucket, time } = this.state;
    if (bucket === null) return null;
    const nowMs = time.tick();
    return { available: bucket.available(nowMs), nextInMs: bucket.nextInMs(nowMs) };
  }

  /** What can be asked about the run as it is now. */
  inspect(): Inspection {
    this.state.time.tick();
    return this.#inspection;
  }

  ghostLanes(): LaneId[] {
    return this.state.lanes
      .opened()
      .filter(({ isGhostly }) => isGhostly)
      .map(({ number }) => number);
  }

  #cancelAll(): number {
    const { pending } = this.state.tasks;
    this.#sweeper.begin('user', 'all');
    return pending;
  }

  #cancelEach(target: SmallRange): number {
    let cancelled = 0;
    for (const task of this.#tasksOf(target)) {
      if (task.phase === 'settled') continue;
      this.#settlement.cancel(task, 'user');
      cancelled++;
    }
    return cancelled;
  }

  #tasksOf(target: SmallRange): readonly Task[] {
    switch (target.kind) {
      case 'task': {
        const task = this.state.tasks.get(target.task);
        return task === undefined ? [] : [task];
      }
      case 'tasks':
        return target.tasks.map((id) => this.state.tasks.get(id)).filter((task) => task !== undefined);
      case 'lane': {
        const lane = this.state.lanes.get(target.lane);
        const task = lane?.attempt?.outcome === null ? lane.attempt.of : lane?.heldFor;
        return task == null ? [] : [task];
      }
    }
  }

  /** Nothing starts that is about to be cancelled, or whose time is up. */
  get #mayStart(): boolean {
    return !this.#sweeper.isUnderWay && !this.state.timetable.isBehind;
  }

  #changeRate({ rate }: Limits): void {
    const { state } = this;
    if (rate === null) state.bucket = null;
    else if (state.bucket === null) state.bucket = new TokenBucket(rate, state.time.nowMs);
    else state.bucket.change(rate, state.time.nowMs);
    this.#dispatcher.forgetToken();
  }

  #goOnSweeping(): void {
    const isOutermost = this.#enter();
    this.#sweeper.goOn();
    this.#leave(isOutermost);
  }

  #enter(): boolean {
    const isOutermost = !this.#isStepping;
    this.#isStepping = true;
    this.state.time.tick();
    this.state.timetable.expire();
    return isOutermost;
  }

  #leave(isOutermost: boolean): void {
    if (!isOutermost) return;
    try {
      do {
        while (this.#mayStart && this.#dispatcher.startNext());
      } while (this.#intake.resumeWaiter());
      this.#shutdown.completeIfDone();
    } finally {
      this.#isStepping = false;
    }
  }
}
