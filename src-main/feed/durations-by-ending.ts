import type { DurationsByEnd } from '#contract/run-figures';
import type { Outcome } from '#contract/task';
import { HdrDurations } from './hdr-durations';

/** Durations by how they ended. What was cancelled is in none. */
export class DurationsByEnding {
  readonly #succeeded = new HdrDurations();
  readonly #failed = new HdrDurations();
  readonly #timedOut = new HdrDurations();

  /** @param durationMs on the log's grid, ≥ 0 */
  add(ending: Outcome, durationMs: number): void {
    switch (ending) {
      case 'succeeded':
        this.#succeeded.add(durationMs);
        return;
      case 'failed':
        this.#failed.add(durationMs);
        return;
      case 'timed-out':
        this.#timedOut.add(durationMs);
        return;
      case 'cancelled':
        return;
    }
  }

  figures(): DurationsByEnd {
    const all = new HdrDurations();
    for (const some of [this.#succeeded, this.#failed, this.#timedOut]) all.include(some);
    return {
      all: all.figures(),
      succeeded: this.#succeeded.figures(),
      failed: this.#failed.figures(),
      timedOut: this.#timedOut.figures(),
    };
  }
}
