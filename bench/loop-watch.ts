import { performance } from 'node:perf_hooks';

/** Watches how long an event loop is kept from its timers, looking every millisecond. */
export class LoopWatch {
  #lastMs = performance.now();
  #longestMs = 0;
  readonly #timer = setInterval(() => this.#look(), 1);

  /** Begins anew. */
  reset(): void {
    this.#lastMs = performance.now();
    this.#longestMs = 0;
  }

  /** The longest time between two looks since the reset, in milliseconds; 1 to 2 where nothing blocks. */
  longestMs(): number {
    this.#look();
    return this.#longestMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const nowMs = performance.now();
    this.#longestMs = Math.max(this.#longestMs, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
  }
}
