import type { SeriesLevels } from '#contract/series';
import type { Priority } from '#contract/task';

/** Where tasks stand now; whoever owns it keeps changing it. */
export interface StandingTasks {
  readonly queued: Readonly<Record<Priority, number>>;
  readonly counts: { readonly running: number; readonly backingOff: number };
}

/** The most that stood anywhere for any time, since it was restarted. Noting costs no memory unless there is more. */
export class PeakLevels {
  #queued: Readonly<Record<Priority, number>> = { high: 0, medium: 0, low: 0 };
  #depth = -1;
  #running = 0;
  #backingOff = 0;

  /** Tasks have stood so for a while. */
  note({ queued, counts }: StandingTasks): void {
    const depth = depthOf(queued);
    if (depth > this.#depth) {
      this.#depth = depth;
      this.#queued = { ...queued };
    }
    this.#running = Math.max(this.#running, counts.running);
    this.#backingOff = Math.max(this.#backingOff, counts.backingOff);
  }

  /** Null where nothing has been noted. */
  levels(): SeriesLevels | null {
    if (this.#depth < 0) return null;
    return { queued: this.#queued, running: this.#running, backingOff: this.#backingOff };
  }

  restart(): void {
    this.#depth = -1;
    this.#running = 0;
    this.#backingOff = 0;
  }
}

/** The most of two intervals; of two depths alike the earlier. */
export function morePeak(earlier: SeriesLevels, later: SeriesLevels): SeriesLevels {
  return {
    queued: depthOf(later.queued) > depthOf(earlier.queued) ? later.queued : earlier.queued,
    running: Math.max(earlier.running, later.running),
    backingOff: Math.max(earlier.backingOff, later.backingOff),
  };
}

function depthOf({ high, medium, low }: SeriesLevels['queued']): number {
  return high + medium + low;
}
