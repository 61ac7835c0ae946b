import { takeJson } from './json-entry';
import { type EntryReader, type EntryTaker, entryTooLong, MAX_ENTRY_LENGTH } from './list-entries';

/** Reads NDJSON: an order a line. Empty lines are passed over. */
export class LineEntries implements EntryReader {
  readonly #taker: EntryTaker;
  /** What is there of the line so far. */
  #begun = '';
  #line = 1;

  constructor(taker: EntryTaker) {
    this.#taker = taker;
  }

  write(text: string): void {
    let from = 0;
    while (!this.#taker.isStopped) {
      const end = text.indexOf('\n', from);
      this.#begun += text.slice(from, end === -1 ? text.length : end);
      if (this.#begun.length > MAX_ENTRY_LENGTH) this.#taker.stop(entryTooLong(this.#place));
      if (end === -1) return;
      this.#endLine();
      from = end + 1;
    }
  }

  end(): void {
    if (!this.#taker.isStopped) this.#endLine();
  }

  get #place(): string {
    return `line ${this.#line}`;
  }

  #endLine(): void {
    const line = this.#begun;
    this.#begun = '';
    if (line.trim() !== '') takeJson(this.#taker, line, this.#place);
    this.#line++;
  }
}
