import { toMicros } from '#contract/micros';
import type { CancelTimer, Clock } from './ports';

/** The time of one run: milliseconds since it began, on the grid of microseconds, never decreasing. */
export class RunTime {
  readonly #clock: Clock;
  readonly #originMs: number;
  /** As of the last {@link tick}. */
  nowMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#originMs = clock.now();
  }

  /** Reads the clock. */
  tick(): number {
    const nowMs = toMicros(this.#clock.now() - this.#originMs);
    if (nowMs > this.nowMs) this.nowMs = nowMs;
    return this.nowMs;
  }

  /** Runs once at `timeMs` of the run, or as soon as possible after. */
  at(timeMs: number, run: () => void): CancelTimer {
    return this.#clock.at(this.#originMs + timeMs, run);
  }
}
