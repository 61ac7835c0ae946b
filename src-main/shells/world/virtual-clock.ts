import type { CancelTimer, Clock } from '../../engine/ports';

interface Timer {
  readonly timeMs: number;
  readonly order: number;
  /** Null once it has run or was cancelled. */
  run: (() => void) | null;
}

/**
 * A clock that stands still until it is told to go, and then jumps from timer to timer: an hour of the
 * yard's time costs only the work done in it.
 */
export class VirtualClock implements Clock {
  #nowMs = 0;
  #order = 0;
  /** A binary heap: earliest first, and of one time the one set first. Cancelled timers leave when they surface. */
  readonly #heap: Timer[] = [];

  now(): number {
    return this.#nowMs;
  }

  at(timeMs: number, run: () => void): CancelTimer {
    const timer: Timer = { timeMs: Math.max(timeMs, this.#nowMs), order: this.#order++, run };
    this.#push(timer);
    return () => {
      timer.run = null;
    };
  }

  /** The time of the next timer, or null where none is set. */
  nextAtMs(): number | null {
    this.#dropCancelled();
    return this.#heap[0]?.timeMs ?? null;
  }

  /** Jumps to the next timer and runs it. False where none is set. */
  step(): boolean {
    this.#dropCancelled();
    const timer = this.#pop();
    if (timer === undefined) return false;
    this.#nowMs = timer.timeMs;
    const { run } = timer;
    timer.run = null;
    run?.();
    return true;
  }

  /** Runs everything due up to `timeMs`, and stands there then. */
  advanceTo(timeMs: number): void {
    for (let next = this.nextAtMs(); next !== null && next <= timeMs; next = this.nextAtMs()) this.step();
    this.#nowMs = Math.max(this.#nowMs, timeMs);
  }

  /** Runs until no timer is set. */
  runAll(): void {
    while (this.step());
  }

  #dropCancelled(): void {
    while (this.#heap.length > 0 && this.#heap[0]?.run === null) this.#pop();
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(timer);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt] as Timer;
      if (!isBefore(timer, parent)) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || top === last) return top;
    let at = 0;
    for (;;) {
      let childAt = 2 * at + 1;
      if (childAt >= heap.length) break;
      const right = heap[childAt + 1];
      if (right !== undefined && isBefore(right, heap[childAt] as Timer)) childAt++;
      const child = heap[childAt] as Timer;
      if (!isBefore(child, last)) break;
      heap[at] = child;
      at = childAt;
    }
    heap[at] = last;
    return top;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.timeMs < b.timeMs || (a.timeMs === b.timeMs && a.order < b.order);
}
