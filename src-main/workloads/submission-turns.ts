import type { Clock } from '../engine/ports';

/**
 * How many tasks may be submitted before the host's event loop goes round, whoever submits them: a burst of a
 * million, and sixty-four workloads at once, must leave it room for everything else. Who is refused waits for a
 * later turn; of those who wait the first comes first.
 */
export class SubmissionTurns {
  readonly #clock: Clock;
  readonly #perTurn: number;
  readonly #waiting = new Set<() => void>();
  #left: number;
  #isSet = false;

  /** @param perTurn ≥ 1 */
  constructor(clock: Clock, perTurn: number) {
    this.#clock = clock;
    this.#perTurn = perTurn;
    this.#left = perTurn;
  }

  /** Whether one more may be submitted now; where it may, it counts. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    this.#setClock();
    return true;
  }

  /** Calls once, in a later turn, when {@link take} will not refuse. Returns its own undo. */
  whenNext(resume: () => void): () => void {
    // A function of its own: one and the same may wait twice.
    const waiter = () => resume();
    this.#waiting.add(waiter);
    this.#setClock();
    return () => this.#waiting.delete(waiter);
  }

  #setClock(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    this.#clock.at(this.#clock.now(), () => {
      this.#isSet = false;
      this.#left = this.#perTurn;
      // Those who come to wait meanwhile are at the end, and there is nothing left for them by then.
      for (const waiter of this.#waiting) {
        if (this.#left === 0) break;
        this.#waiting.delete(waiter);
        waiter();
      }
      if (this.#waiting.size > 0) this.#setClock();
    });
  }
}
