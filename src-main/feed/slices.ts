/** Long work stops after so much time, in milliseconds, and lets the event loop go round. */
export const SLICE_MS = 8;

/** What work in slices needs of its host. */
export interface SliceHost {
  /** Resolves in a later turn of the event loop, when others have had theirs. */
  yieldTurn(): Promise<void>;
  /** Monotonic milliseconds, by which a slice is measured. */
  nowMs(): number;
}

/**
 * Work that goes on from yield to yield; what lies between two takes a small part of {@link SLICE_MS}. It
 * sees a change of its data only where it yields.
 */
export type SlicedWork<T> = Generator<void, T, void>;

/**
 * Does long work in short slices. However many works there are, no turn of the event loop has more than one
 * slice of theirs: they take turns.
 */
export class Slices {
  readonly #host: SliceHost;
  readonly #waiting: (() => void)[] = [];
  #isTurning = false;

  constructor(host: SliceHost) {
    this.#host = host;
  }

  /**
   * The work's result; null where it was not wanted any more before it was done. It begins in a later turn.
   *
   * @param isWanted asked before each slice
   */
  async run<T>(work: SlicedWork<T>, isWanted: () => boolean = () => true): Promise<T | null> {
    for (;;) {
      await this.turn();
      if (!isWanted()) {
        work.return(undefined as T);
        return null;
      }
      const untilMs = this.#host.nowMs() + SLICE_MS;
      do {
        const step = work.next();
        if (step.done === true) return step.value;
      } while (this.#host.nowMs() < untilMs);
    }
  }

  /** Resolves when it is the caller's turn for a slice of its own. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#isTurning) void this.#goRound();
    });
  }

  async #goRound(): Promise<void> {
    this.#isTurning = true;
    while (this.#waiting.length > 0) {
      await this.#host.yieldTurn();
      this.#waiting.shift()?.();
    }
    this.#isTurning = false;
  }
}
