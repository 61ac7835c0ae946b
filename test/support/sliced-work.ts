import type { SlicedWork, SliceHost } from '../../src-main/feed/slices';

/**
 * The result of work that is done in slices.
 *
 * @param between called wherever it yields
 */
export function finish<T>(work: SlicedWork<T>, between: () => void = () => {}): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    between();
  }
}

/** An event loop of which a test makes every turn, and in which a slice is over at once. */
export class HandTurnedLoop implements SliceHost {
  readonly #waiting: (() => void)[] = [];
  #nowMs = 0;

  readonly yieldTurn = (): Promise<void> => new Promise((resolve) => this.#waiting.push(resolve));

  /** Each look takes longer than any slice may. */
  nowMs(): number {
    this.#nowMs += 1_000;
    return this.#nowMs;
  }

  /** Whether anybody waits for a turn. */
  get isWanted(): boolean {
    return this.#waiting.length > 0;
  }

  /** One turn, and all that follows from it at once. */
  async turn(): Promise<void> {
    for (const resolve of this.#waiting.splice(0)) resolve();
    for (let i = 0; i < 20; i++) await Promise.resolve();
  }

  /** Turns until nobody wants another. */
  async run(between: () => void = () => {}): Promise<void> {
    for (let i = 0; i < 20; i++) await Promise.resolve();
    while (this.isWanted) {
      between();
      await this.turn();
    }
  }
}
