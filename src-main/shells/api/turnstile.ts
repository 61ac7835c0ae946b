import { refuse } from './api-refusal';

/** Lets so many through at one time, and refuses the others. */
export class Turnstile {
  readonly #most: number;
  readonly #what: string;
  #inside = 0;

  /** @param what they are, several of them */
  constructor(most: number, what: string) {
    this.#most = most;
    this.#what = what;
  }

  /**
   * Does it, and counts it as long as it takes.
   *
   * @throws ApiRefusal (rejects) where too many are inside
   */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    const leave = this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /**
   * One more.
   *
   * @returns its way out, to be taken once
   * @throws ApiRefusal where too many are inside
   */
  enter(): () => void {
    if (this.#inside >= this.#most) {
      throw refuse(429, 'request', `at most ${this.#most} ${this.#what} at one time`, 'one more');
    }
    this.#inside++;
    return () => {
      this.#inside--;
    };
  }
}
