import { toMicros } from '#contract/micros';
import type { Submission } from '../engine/ports';
import type { Pace } from './pace';

/** When tasks are due, one after another. */
export interface DueTimes {
  /** The next, in milliseconds after the first could be; never less than the one before. */
  next(): number;
}

/** By a schedule that nothing puts off: open-loop. */
export class ScheduledPace implements Pace {
  readonly loop = 'open';
  readonly #times: DueTimes;
  #startMs = 0;
  #dueMs = 0;

  constructor(times: DueTimes) {
    this.#times = times;
  }

  begin(nowMs: number): void {
    this.#startMs = nowMs;
    this.#goOn();
  }

  dueMs(): number {
    return this.#dueMs;
  }

  offers(): void {}

  took(submission: Submission | null): void {
    if (submission?.status !== 'blocked') this.#goOn();
  }

  heard(): void {}

  end(): void {}

  #goOn(): void {
    this.#dueMs = toMicros(this.#startMs + this.#times.next());
  }
}
