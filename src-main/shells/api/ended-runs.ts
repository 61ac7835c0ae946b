import type { YardFeed } from '../../feed/yard-feed';
import type { LogPlace } from './event-id';

/** How many runs are remembered. */
const MOST = 64;

/** The last events of the runs that were here before: who goes on from there has missed nothing of them. */
export class EndedRuns {
  readonly #seqs = new Map<number, number>();

  /** A run is over. */
  note({ run, newestSeq }: Pick<YardFeed, 'run' | 'newestSeq'>): void {
    this.#seqs.set(run, newestSeq);
    const [oldest] = this.#seqs.keys();
    if (this.#seqs.size > MOST && oldest !== undefined) this.#seqs.delete(oldest);
  }

  /** The number of its last event; null where that is not known. */
  lastSeqOf(run: LogPlace['run']): number | null {
    return this.#seqs.get(run) ?? null;
  }
}
