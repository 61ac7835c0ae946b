import type { Limits } from '#contract/limits';
import { TokenBucket } from '../engine/token-bucket';
import type { LaneTimes } from './lane-times';
import type { SpentTime } from './spent-time';

/**
 * What could have started and did not start for so long, in milliseconds of the run, was held back, also where
 * nothing else happened meanwhile. For less a timer may have been late, of which the log does not tell.
 */
const LATEST_TIMER_MS = 1_000;

type Lack = 'laneMs' | 'tokenMs';

/** What is ready to start, and what it lacks. */
export class StartLack {
  /** Tasks that wait for their first start. */
  queued = 0;
  /** Retries that are due and have no lane of their own. */
  due = 0;
  readonly #lanes: LaneTimes;
  #bucket: TokenBucket | null;
  #retriesSpendTokens: boolean;
  /** When the engine last did anything: then it has started what it could. */
  #steppedAtMs = 0;
  /** What was lacking before nothing was. */
  #before: Lack | null = null;
  /** Since when tasks could start and nothing is lacking; null: they cannot, or there are none. */
  #startableFromMs: number | null = null;
  #isHeldBack = false;
  /** How long nothing has been lacking that was counted as before. */
  #lateMs = 0;

  constructor(lanes: LaneTimes, limits: Limits) {
    this.#lanes = lanes;
    this.#bucket = limits.rate === null ? null : new TokenBucket(limits.rate, 0);
    this.#retriesSpendTokens = limits.retriesSpendTokens;
  }

  stepped(atMs: number): void {
    this.#steppedAtMs = atMs;
  }

  /** An attempt has started. */
  started(isFirst: boolean, atMs: number): void {
    this.#startableFromMs = null;
    if (isFirst || this.#retriesSpendTokens) this.#bucket?.take(atMs);
  }

  /** The bucket is changed as the engine changes its own. */
  changeLimits({ rate, retriesSpendTokens }: Limits, atMs: number): void {
    this.#retriesSpendTokens = retriesSpendTokens;
    if (rate === null) this.#bucket = null;
    else if (this.#bucket === null) this.#bucket = new TokenBucket(rate, atMs);
    else this.#bucket.change(rate, atMs);
  }

  /**
   * Counts time that has passed with everything as it is.
   *
   * @returns until when: `untilMs`, or earlier where a token came
   */
  spend(time: SpentTime, fromMs: number, untilMs: number): number {
    const lanes = this.#lanes;
    const needLane = this.queued + this.due;
    if (needLane <= 0 && lanes.due === 0 && lanes.dueInDoubt === 0) return this.#keepUp(untilMs);
    const hasLane = lanes.due > 0 || (needLane > 0 && lanes.free > 0);
    const mayHaveLane = lanes.dueInDoubt > 0 || (needLane > 0 && lanes.inDoubt > 0);
    if (!hasLane && !mayHaveLane) return this.#await(time, 'laneMs', fromMs, untilMs);
    if (!this.#hasToken(hasLane, fromMs)) {
      const nextMs = fromMs + (this.#bucket?.nextInMs(fromMs) ?? 0);
      const endMs = Math.min(untilMs, nextMs);
      if (!hasLane) lanes.doubts.spendOnToken(endMs - fromMs, needLane > 0, this.#retriesSpendTokens);
      return this.#await(time, 'tokenMs', fromMs, endMs);
    }
    if (hasLane) return this.#holdBack(time, fromMs, untilMs);
    lanes.doubts.spendOnLane(untilMs - fromMs, needLane > 0);
    return this.#await(time, 'laneMs', fromMs, untilMs);
  }

  #keepUp(untilMs: number): number {
    this.#before = null;
    this.#startableFromMs = null;
    return untilMs;
  }

  #await(time: SpentTime, lack: Lack, fromMs: number, untilMs: number): number {
    this.#before = lack;
    this.#startableFromMs = null;
    time[lack] += untilMs - fromMs;
    return untilMs;
  }

  /** @param hasLane else it is lanes in doubt that may be there */
  #hasToken(hasLane: boolean, atMs: number): boolean {
    if (this.#bucket === null || this.#bucket.has(atMs)) return true;
    if (this.#retriesSpendTokens) return false;
    const lanes = this.#lanes;
    if (hasLane) return lanes.due > 0 || (this.due > 0 && lanes.free > 0);
    if (lanes.inDoubt > 0 && this.due > 0) return true;
    // A held lane whose retry could start has a ghost on it. Others may be clear, and what is queued lacks a token.
    return lanes.dueInDoubt > 0 && (lanes.inDoubt === 0 || this.queued === 0);
  }

  /**
   * Nothing is lacking. Where the engine has done anything since it has been so, and did not start what it could,
   * that was held back; else a timer that is late may still start it.
   */
  #holdBack(time: SpentTime, fromMs: number, untilMs: number): number {
    if (this.#startableFromMs === null) {
      this.#startableFromMs = fromMs;
      this.#isHeldBack = false;
      this.#lateMs = 0;
    }
    const latestMs = this.#startableFromMs + LATEST_TIMER_MS;
    if (!this.#isHeldBack && (this.#steppedAtMs >= this.#startableFromMs || fromMs >= latestMs)) {
      this.#isHeldBack = true;
      if (this.#before !== null) time[this.#before] -= this.#lateMs;
      time.dispatchMs += this.#lateMs;
    }
    if (this.#isHeldBack) {
      time.dispatchMs += untilMs - fromMs;
      return untilMs;
    }
    const endMs = Math.min(untilMs, latestMs);
    this.#lateMs += endMs - fromMs;
    if (this.#before !== null) time[this.#before] += endMs - fromMs;
    return endMs;
  }
}
