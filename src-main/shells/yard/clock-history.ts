import type { ClockSpan, ClockState } from '#contract/yard-clock';

/** Changes of a run's clock that are remembered, the newest. */
export const MAX_CLOCK_SPANS = 1_000;

/** How a run's clock has gone against the world's, since the run began. */
export class ClockHistory {
  #spans: ClockSpan[] = [];

  /** The oldest first; what was before them is forgotten. */
  get spans(): readonly ClockSpan[] {
    return this.#spans;
  }

  /** @param wallMs the world's time, in milliseconds since 1970 */
  beginRun(wallMs: number, state: ClockState): void {
    this.#spans = [spanOf(0, wallMs, state)];
  }

  /** @param atMs in milliseconds of the run */
  change(atMs: number, wallMs: number, state: ClockState): void {
    const next = spanOf(atMs, wallMs, state);
    // Within one moment of the run only a pause has lasted, and one pause may follow another.
    if (this.#isOfThen(atMs) && this.#spans.at(-1)?.speed !== 0) this.#spans.pop();
    if (this.#isOfThen(atMs) && next.speed === 0) return;
    this.#spans.push(next);
    if (this.#spans.length > MAX_CLOCK_SPANS) this.#spans.shift();
  }

  #isOfThen(atMs: number): boolean {
    return this.#spans.at(-1)?.fromMs === atMs;
  }
}

function spanOf(fromMs: number, wallMs: number, { speed, paused }: ClockState): ClockSpan {
  return { fromMs, wallMs, speed: paused ? 0 : speed };
}
