import { settledOf } from '#contract/counts';
import { type WorkSample, workLeft } from './work-watch';

/** What the desktop makes of the yard's work at a moment. */
export type Busyness =
  | { readonly kind: 'idle' }
  /** `share`: how much of the spell's work has settled, 0 to 1; null: nobody knows. */
  | { readonly kind: 'busy'; readonly share: number | null; readonly isResting: boolean }
  /** Nothing is pending any more, and nothing is to come. */
  | { readonly kind: 'ended'; readonly lastedMs: number };

interface Spell {
  readonly run: number;
  readonly sinceMs: number;
  /** Tasks that had settled before it. */
  readonly settledBefore: number;
}

/** Folds samples into spells of work: each begins with the first pending task and ends with the last. */
export class BusySpells {
  #spell: Spell | null = null;

  take(sample: WorkSample): Busyness {
    const { run, atMs, counts, ghosts, isResting } = sample;
    const left = workLeft(sample);
    // A new run has books of its own.
    if (this.#spell !== null && this.#spell.run !== run) this.#spell = null;
    if (left > 0) {
      this.#spell ??= { run, sinceMs: atMs, settledBefore: settledOf(counts) };
      const settled = settledOf(counts) - this.#spell.settledBefore;
      return { kind: 'busy', share: settled / (settled + left), isResting };
    }
    const spell = this.#spell;
    this.#spell = null;
    if (spell !== null) return { kind: 'ended', lastedMs: atMs - spell.sinceMs };
    // No task waits for a body that goes on after its verdict, and nobody knows how long it will.
    return ghosts > 0 ? { kind: 'busy', share: null, isResting } : { kind: 'idle' };
  }
}
