/** Longest that Node's timers go, in milliseconds. */
const LONGEST_MS = 2_147_483_647;

/** Keeps the program from ending while it is held: one timer does, which costs nothing to hold and release. */
export class KeptAlive {
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {}, LONGEST_MS).unref();
  }

  hold(): void {
    this.#timer.ref();
  }

  release(): void {
    this.#timer.unref();
  }

  /** Never again. */
  end(): void {
    clearInterval(this.#timer);
  }
}
