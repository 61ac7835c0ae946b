import { COUNT_OF_OUTCOME, type Counts, settledOf } from '#contract/counts';
import { OUTCOMES, type Outcome } from '#contract/task';
import { byKey } from './by-key';

/** Moves are counted over so long, in milliseconds of the host's. */
export const FLOW_WINDOW_MS = 1_000;

/** What has moved in the last second. */
export interface Flow {
  readonly starts: number;
  readonly retries: number;
  readonly ends: Readonly<Record<Outcome, number>>;
  /** All moves, from one place to another. */
  readonly moves: number;
  /** How many of them were shown one by one. */
  readonly drawn: number;
}

interface Sample {
  readonly atMs: number;
  readonly counts: Counts;
  readonly moved: number;
  readonly drawn: number;
}

export const NO_FLOW: Flow = {
  ...{ starts: 0, retries: 0, moves: 0, drawn: 0 },
  ends: { succeeded: 0, failed: 0, 'timed-out': 0, cancelled: 0 },
};

/** How much moves, by the exact counts, and how much of it was shown. */
export class FlowMeter {
  #samples: Sample[] = [];
  #moved = 0;
  #drawn = 0;

  /** So many moves were told one by one, and so many of them were shown. */
  move(moved: number, drawn: number): void {
    this.#moved += moved;
    this.#drawn += drawn;
  }

  /** Moves were not told one by one: as many as the counts tell. */
  miss(counts: Counts): void {
    const before = this.#samples.at(-1);
    if (before !== undefined)
      this.#moved += settledOf(counts) - settledOf(before.counts) + since(before, counts, 'attempts');
  }

  add(counts: Counts, atMs: number): void {
    this.#samples.push({ atMs, counts, moved: this.#moved, drawn: this.#drawn });
    // The newest of those that are older than the window is where it begins.
    const keep = this.#samples.findLastIndex((sample) => sample.atMs <= atMs - FLOW_WINDOW_MS);
    if (keep > 0) this.#samples.splice(0, keep);
  }

  clear(): void {
    this.#samples = [];
  }

  flowAt(nowMs: number): Flow {
    const newest = this.#samples.at(-1);
    const first = this.#samples.find((sample) => sample.atMs > nowMs - FLOW_WINDOW_MS * 1.5);
    if (newest === undefined || first === undefined || newest === first) return NO_FLOW;
    return {
      starts: since(first, newest.counts, 'attempts'),
      retries: since(first, newest.counts, 'retries'),
      ends: byKey(OUTCOMES, (outcome) => since(first, newest.counts, COUNT_OF_OUTCOME[outcome])),
      moves: newest.moved - first.moved,
      drawn: newest.drawn - first.drawn,
    };
  }
}

function since({ counts }: Sample, now: Counts, key: keyof Counts): number {
  return Math.max(0, now[key] - counts[key]);
}
