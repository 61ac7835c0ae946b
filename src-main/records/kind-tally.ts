import type { KeptRun } from '#contract/kept-runs';

/** Kinds that a run's summary names. */
const MAX_NAMED = 20;
/** Different kinds that are told apart; tasks of yet others are in no tally. */
const MAX_KINDS = 1_000;

interface Tally {
  readonly kind: string;
  tasks: number;
}

/** How many tasks of each kind. */
export class KindTally {
  readonly #byKind = new Map<string, Tally>();
  /** Tasks of one kind come in rows. */
  #last: Tally | null = null;

  add(kind: string): void {
    if (this.#last?.kind !== kind) this.#last = this.#of(kind);
    if (this.#last !== null) this.#last.tasks++;
  }

  /** The most frequent first. */
  top(): KeptRun['kinds'] {
    return [...this.#byKind.values()]
      .sort((a, b) => b.tasks - a.tasks || (a.kind < b.kind ? -1 : 1))
      .slice(0, MAX_NAMED)
      .map((tally) => ({ ...tally }));
  }

  #of(kind: string): Tally | null {
    let tally = this.#byKind.get(kind);
    if (tally === undefined) {
      if (this.#byKind.size >= MAX_KINDS) return null;
      tally = { kind, tasks: 0 };
      this.#byKind.set(kind, tally);
    }
    return tally;
  }
}
