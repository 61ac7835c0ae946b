import type { Metrics } from '#contract/feed-message';
import type { Limits, Rate } from '#contract/limits';
import type { TaskEvent } from '#contract/task-event';

/** What a token bucket holds at a moment. */
export interface TokenLevel extends Rate {
  /** 0 to `burst`. */
  readonly available: number;
  /** Until the next token is whole, in milliseconds of the run; 0: one is there. */
  readonly nextInMs: number;
}

/**
 * The token bucket between two of the yard's figures: it refills continuously, and every start that is told
 * takes its token. A new figure of the yard sets it right.
 */
export class TokenGauge {
  #rate: Rate | null = null;
  #retriesSpend = true;
  #available = 0;
  #atMs = 0;
  #figure: Metrics['tokens'] = null;

  /** Another run has begun: nothing is known of its bucket. */
  reset(): void {
    this.#rate = null;
    this.#figure = null;
    this.#atMs = 0;
  }

  /** The limits as they are from `atMs` on. */
  limit(limits: Pick<Limits, 'rate' | 'retriesSpendTokens'> | null, atMs: number): void {
    const rate = limits?.rate ?? null;
    this.#retriesSpend = limits?.retriesSpendTokens ?? true;
    if (rate?.perSecond === this.#rate?.perSecond && rate?.burst === this.#rate?.burst) return;
    this.#advance(atMs);
    // A bucket that was not there starts full; one that shrinks loses what it cannot hold.
    this.#available =
      rate === null ? 0 : this.#rate === null ? rate.burst : Math.min(this.#available, rate.burst);
    this.#rate = rate;
  }

  /** Takes in an event: starts spend tokens. */
  take(event: TaskEvent): void {
    if (event.type === 'limits-changed') this.limit(event.limits, event.atMs);
    if (event.type !== 'attempt-started' || this.#rate === null) return;
    if (event.attempt > 1 && !this.#retriesSpend) return;
    this.#advance(event.atMs);
    this.#available = Math.max(0, this.#available - 1);
  }

  /** Takes in what a message says, after its events. The yard takes its figures less often than it sends messages. */
  set(figure: Metrics['tokens'], atMs: number): void {
    const isNew =
      figure?.available !== this.#figure?.available || figure?.nextInMs !== this.#figure?.nextInMs;
    this.#figure = figure;
    if (!isNew || figure === null) return;
    this.#available = figure.available;
    this.#atMs = atMs;
  }

  /** What the bucket holds; null where there is no rate limit. */
  levelAt(nowMs: number): TokenLevel | null {
    const rate = this.#rate;
    if (rate === null) return null;
    const refilled = (Math.max(0, nowMs - this.#atMs) * rate.perSecond) / 1_000;
    const available = Math.min(rate.burst, this.#available + refilled);
    const nextInMs = available >= 1 ? 0 : ((1 - available) / rate.perSecond) * 1_000;
    return { ...rate, available, nextInMs };
  }

  #advance(toMs: number): void {
    const level = this.levelAt(toMs);
    if (level !== null) this.#available = level.available;
    this.#atMs = Math.max(this.#atMs, toMs);
  }
}
