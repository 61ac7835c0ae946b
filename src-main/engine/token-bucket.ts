import type { Rate } from '#contract/limits';
import { ceilToMicros } from '#contract/micros';

/** What a token may lack to count as whole: sums of fractions are not exact. */
const TOLERANCE = 1e-9;

/**
 * A token bucket (as in ITU-T I.371 and RFC 2697): holds at most `burst` tokens, starts full and refills
 * continuously at `perSecond`. Looking into it changes nothing, however often it is done.
 */
export class TokenBucket {
  #rate: Rate;
  #tokens: number;
  #asOfMs: number;

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#asOfMs = nowMs;
  }

  /** Tokens in it now, a fraction included. */
  available(nowMs: number): number {
    return Math.max(0, this.#level(nowMs));
  }

  /** Whole tokens in it now: so many starts may come at once. */
  whole(nowMs: number): number {
    return Math.floor(this.available(nowMs) + TOLERANCE);
  }

  /** Whether a whole token is there. */
  has(nowMs: number): boolean {
    return this.#level(nowMs) >= 1 - TOLERANCE;
  }

  /** Takes one token; {@link has} must hold. */
  take(nowMs: number): void {
    this.#tokens = this.#level(nowMs) - 1;
    this.#asOfMs = nowMs;
  }

  /** How long until a whole token is there, in milliseconds; 0 where one is. */
  nextInMs(nowMs: number): number {
    if (this.has(nowMs)) return 0;
    return Math.max(0.001, ceilToMicros(((1 - this.#level(nowMs)) * 1000) / this.#rate.perSecond));
  }

  /** Fills up at the old rate until now, then goes on at the new one; tokens above the new burst are lost. */
  change(rate: Rate, nowMs: number): void {
    this.#tokens = Math.min(this.#level(nowMs), rate.burst);
    this.#asOfMs = nowMs;
    this.#rate = rate;
  }

  #level(nowMs: number): number {
    const gained = ((nowMs - this.#asOfMs) * this.#rate.perSecond) / 1000;
    return Math.min(this.#rate.burst, this.#tokens + gained);
  }
}
