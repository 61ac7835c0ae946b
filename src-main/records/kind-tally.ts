import type { KeptRun } from '#contract/kept-runs';

/** Kinds that a run's summary names. */
const MAX_NAMED = 20;
/** Different kinds that are told apart; tasks of yet others are in no tally. */
const MAX_KINDS = 1_000;

/** How many tasks of each kind. */
export class KindTally {
  readonly #tasks = new Map<string, number>();

  add(kind: string): void {
    const tasks = this.#tasks.get(kind);
    if (tasks !== undefined) this.#tasks.set(kind, tasks + 1);
    else if (this.#tasks.size < MAX_KINDS) this.#tasks.set(kind, 1);
  }

  /** The most frequent first. */
  top(): KeptRun['kinds'] {
    return [...this.#tasks]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MAX_NAMED)
      .map(([kind, tasks]) => ({ kind, tasks }));
  }
}
