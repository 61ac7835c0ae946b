/** Where text goes, in order. */
export interface TextSink {
  write(text: string): void;
  /** Hands on what was written so far. */
  flush(): void;
  /** What keeps it from taking more text, for good; null while it works. What is written then is dropped. */
  readonly failure: Error | null;
}

/** Hands text on synchronously; throws where it cannot. */
export type WriteText = (text: string) => void;

/** So much text, in UTF-16 code units, is handed on at once. */
const CHUNK_LENGTH = 64 * 1024;

/**
 * Gathers text into large pieces, since a system call a line would cost more than the run. Never holds more
 * than one piece. Never throws: a reader that went away (`| head`) must not end the run half-way.
 */
export class BufferedSink implements TextSink {
  readonly #writeOut: WriteText;
  readonly #flushSoon: ((flush: () => void) => void) | null;
  #waiting = '';
  #isFlushDue = false;
  #failure: Error | null = null;

  /**
   * @param flushSoon arranges for a flush shortly, where somebody watches; without it text waits for a full
   *   piece or an explicit flush
   */
  constructor(writeOut: WriteText, flushSoon: ((flush: () => void) => void) | null = null) {
    this.#writeOut = writeOut;
    this.#flushSoon = flushSoon;
  }

  get failure(): Error | null {
    return this.#failure;
  }

  write(text: string): void {
    if (this.#failure !== null) return;
    this.#waiting += text;
    if (this.#waiting.length >= CHUNK_LENGTH) {
      this.flush();
    } else if (this.#flushSoon !== null && !this.#isFlushDue) {
      this.#isFlushDue = true;
      this.#flushSoon(() => {
        this.#isFlushDue = false;
        this.flush();
      });
    }
  }

  flush(): void {
    const text = this.#waiting;
    this.#waiting = '';
    if (text === '' || this.#failure !== null) return;
    try {
      this.#writeOut(text);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
  }
}
