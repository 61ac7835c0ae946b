import { type ClockState, REAL_TIME } from '#contract/yard-clock';
import type { CancelTimer, Clock } from '../../engine/ports';

interface Timer {
  readonly timeMs: number;
  readonly run: () => void;
  /** Undoes the host's timer; null while none is set, since the clock stands. */
  cancel: CancelTimer | null;
}

/** Times so close are one, in milliseconds: it is the grid of the yard's times. */
const HAIR_MS = 0.001;

/**
 * A clock that goes as fast as it is told, or stands still, on top of another that just goes. At speed 1 and
 * never paused it is exactly the other one. While it stands nothing falls due, but what is due by then runs.
 */
export class GovernedClock implements Clock {
  readonly #host: Clock;
  #state: ClockState = REAL_TIME;
  /** Where both clocks stood when the state last changed. */
  #hostOriginMs = 0;
  #originMs = 0;
  /** The latest time that a timer has run at: it has been reached, whatever sums of fractions say. */
  #reachedMs = Number.NEGATIVE_INFINITY;
  /** In the order they were set. */
  readonly #timers = new Set<Timer>();

  constructor(host: Clock) {
    this.#host = host;
  }

  get state(): ClockState {
    return this.#state;
  }

  now(): number {
    return this.#nowAt(this.#host.now());
  }

  at(timeMs: number, run: () => void): CancelTimer {
    const timer: Timer = { timeMs, run, cancel: null };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.cancel?.();
      this.#timers.delete(timer);
    };
  }

  /** From this moment on; what is absent stays. The time shown neither jumps nor goes back. */
  change(state: Partial<ClockState>): void {
    const hostMs = this.#host.now();
    this.#originMs = this.#nowAt(hostMs);
    this.#hostOriginMs = hostMs;
    this.#state = { ...this.#state, ...state };
    for (const timer of this.#timers) {
      timer.cancel?.();
      timer.cancel = null;
    }
    // Sorting is stable: of one time, the one set first stays first.
    const inOrder = [...this.#timers].sort((a, b) => a.timeMs - b.timeMs);
    for (const timer of inOrder) this.#arm(timer);
  }

  #nowAt(hostMs: number): number {
    const { speed, paused } = this.#state;
    const passedMs = paused ? 0 : (hostMs - this.#hostOriginMs) * speed;
    return Math.max(this.#reachedMs, this.#originMs + passedMs);
  }

  #arm(timer: Timer): void {
    const { speed, paused } = this.#state;
    if (paused && timer.timeMs > this.#originMs + HAIR_MS) return;
    const hostMs = this.#hostOriginMs + (timer.timeMs - this.#originMs) / speed;
    timer.cancel = this.#host.at(hostMs, () => this.#fire(timer));
  }

  #fire(timer: Timer): void {
    // Divided and multiplied again, a time may come out a hair too early.
    this.#reachedMs = Math.max(this.#reachedMs, timer.timeMs);
    this.#timers.delete(timer);
    timer.run();
  }
}
