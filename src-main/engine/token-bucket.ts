import type { Rate } from '#contract/limits';
import { ceilToMicros } from '#contract/micros';

/** What a token may lack to count as whole: sums of fractions are not exact. */
const TOLERANCE = 1e-9;

/**
 * A token bucket (as in ITU-T I.371 and RFC 2697): holds at most `burst` tokens, starts full and refills
 * continuously at `perSecond`.
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
    this.#advance(nowMs);
    return Math.max(0, this.#tokens);
  }

  /** Whether a whole token is there. */
  has(nowMs: number): boolean {
    this.#advance(nowMs);
    return this.#tokens >= 1 - TOLERANCE;
  }

  /** Takes one token; {@link has} must hold. */
  take(nowMs: number): void {
    this.#advance(nowMs);
    this.#tokens -= 1;
  }

  /** How long until a whole token is there, in milliseconds; 0 where one is. */
  nextInMs(nowMs: number): number {
    if (this.has(nowMs)) return 0;
    return Math.max(0.001, ceilToMicros(((1 - this.#tokens) * 1000) / this.#rate.perSecond));
  }

  /** Fills up at the old rate until now, then goes on at the new one; tokens above the new burst are lost. */
  change(rate: Rate, nowMs: number): void {
    this.#advance(nowMs);
    this.#rate = rate;
    this.#tokens = Math.min(this.#tokens, rate.burst);
  }

  #advance(nowMs: number): void {
    const gained = ((nowMs - this.#asOfMs) * this.#rate.perSecond) / 1000;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#asOfMs = nowMs;
  }
}
