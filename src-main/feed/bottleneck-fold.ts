import { toMicros } from '#contract/micros';
import type { Bottleneck } from '#contract/run-figures';
import type { LaneId, TaskId } from '#contract/task';
import type { RunHeader, TaskEvent } from '#contract/task-event';
import { LaneTimes } from './lane-times';
import { RecentTime } from './recent-time';
import { RetryDues } from './retry-dues';
import { addTime, noTime, type SpentTime, sharesOf, sumOfTimes } from './spent-time';
import { StartLack } from './start-lack';

/**
 * Where a run's time went, from its log alone. Whatever the engine decides at a moment stands in the log at that
 * moment: so the time up to the next event was spent on what was lacking as the last one left it. What comes by
 * itself meanwhile, the due time of a retry and a token, is worked out.
 */
export class BottleneckFold {
  readonly #time = noTime();
  readonly #lanes = new LaneTimes(this.#time);
  readonly #retries = new RetryDues();
  readonly #recent: RecentTime | null;
  readonly #lack: StartLack;
  #atMs = 0;
  #hasBegun = false;
  #pending = 0;
  /** Since nothing is pending: it counts only if another task comes. */
  #tail: { readonly fromMs: number; readonly time: SpentTime } | null = null;

  /** @param looksBack whether the last five seconds are told too; else a long run costs nothing for its length */
  constructor({ limits }: Pick<RunHeader, 'limits'>, looksBack = false) {
    this.#recent = looksBack ? new RecentTime() : null;
    this.#lack = new StartLack(this.#lanes, limits);
  }

  /** When the newest attempt on the lane started, in milliseconds of the run; null: none has. */
  startedAtMs(lane: LaneId): number | null {
    return this.#lanes.startedAtMs(lane);
  }

  add(event: TaskEvent): void {
    const { atMs } = event;
    this.passTo(atMs);
    this.#lack.stepped(atMs);
    switch (event.type) {
      case 'lane-opened':
        this.#lanes.opened(event.lane);
        return;
      case 'lane-closed':
        this.#lanes.closed(event.lane);
        return;
      case 'task-submitted':
        this.#submitted();
        return;
      case 'attempt-started':
        this.#leave(event.task, event.attempt === 1, atMs);
        this.#lanes.started(event.lane, atMs);
        this.#lack.started(event.attempt === 1, atMs);
        return;
      case 'attempt-settled':
        this.#lanes.settled(event.lane, event.outcome, atMs);
        return;
      case 'attempt-stopped':
        this.#stopped(event.lane, atMs);
        return;
      case 'retry-scheduled':
        this.#retries.add(event.task, toMicros(atMs + event.delayMs), event.lane);
        if (event.lane !== null) this.#lanes.held(event.lane, atMs);
        return;
      case 'task-settled':
        this.#leave(event.task, event.attempts === 0, atMs);
        this.#ended(atMs);
        return;
      case 'limits-changed':
        this.#lack.changeLimits(event.limits, atMs);
        return;
      default:
        return;
    }
  }

  /** From its first task to `atMs`, or to its last end where nothing is pending. */
  shares(atMs: number): Bottleneck {
    this.passTo(atMs);
    return sharesOf(this.#time);
  }

  /** Of the last five seconds; null where nothing was pending in them, or it does not look back. */
  recentShares(atMs: number): Bottleneck | null {
    this.passTo(atMs);
    const recent = this.#recent?.since(this.#atMs, this.#timeInAll());
    return recent !== undefined && recent.pendingMs > 0 ? sharesOf(recent) : null;
  }

  /** Time has passed without an event. A time that went by before is ignored. */
  passTo(atMs: number): void {
    while (this.#atMs < atMs) {
      this.#noteDue();
      const endMs = Math.min(atMs, this.#retries.nextMs);
      if (!this.#hasBegun) this.#atMs = endMs;
      else if (this.#recent === null) this.#atMs = this.#spend(endMs);
      else this.#spendAndNote(endMs, atMs, this.#recent);
    }
  }

  #spendAndNote(endMs: number, untilMs: number, recent: RecentTime): void {
    const quarterMs = recent.nextMs(this.#atMs, untilMs);
    this.#atMs = this.#spend(Math.min(endMs, quarterMs));
    if (this.#atMs === quarterMs) recent.note(quarterMs, this.#timeInAll());
  }

  /** @returns until when what it was spent on is known, at most `untilMs` */
  #spend(untilMs: number): number {
    const fromMs = this.#atMs;
    const time = this.#tail?.time ?? this.#time;
    const endMs = this.#lack.spend(time, fromMs, untilMs);
    time.spanMs += endMs - fromMs;
    if (this.#pending > 0) time.pendingMs += endMs - fromMs;
    this.#lanes.spend(time, endMs - fromMs);
    return endMs;
  }

  #noteDue(): void {
    for (;;) {
      const due = this.#retries.nextDue(this.#atMs);
      if (due === null) return;
      const lane = this.#retries.laneOf(due);
      if (lane === null) this.#lack.due++;
      else this.#lanes.retryDue(lane, this.#atMs);
    }
  }

  #submitted(): void {
    this.#hasBegun = true;
    this.#pending++;
    this.#lack.queued++;
    if (this.#tail === null) return;
    addTime(this.#time, this.#tail.time);
    this.#tail = null;
  }

  /** The task waits for no start any more. */
  #leave(task: TaskId, wasQueued: boolean, atMs: number): void {
    if (wasQueued) {
      this.#lack.queued--;
      return;
    }
    const lane = this.#retries.laneOf(task);
    const wasDue = this.#retries.take(task);
    if (lane !== null) this.#lanes.released(lane, atMs);
    else if (wasDue) this.#lack.due--;
  }

  #ended(atMs: number): void {
    this.#pending--;
    if (this.#pending <= 0) this.#tail = { fromMs: atMs, time: noTime() };
  }

  #stopped(lane: LaneId, atMs: number): void {
    const endMs = this.#tail?.fromMs ?? atMs;
    const fromMs = this.#lanes.stopped(lane, endMs);
    if (fromMs !== null && this.#tail !== null) this.#tail.time.busyMs += atMs - endMs;
  }

  /** The tail included. */
  #timeInAll(): Readonly<SpentTime> {
    return this.#tail === null ? this.#time : sumOfTimes(this.#time, this.#tail.time);
  }
}
