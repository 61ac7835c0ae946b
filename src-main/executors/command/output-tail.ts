/** Bytes of a program's output that are kept: the last ones (64 KiB). */
export const MAX_TAIL_BYTES = 65_536;

const FIRST_CAPACITY = 1_024;

/** The last bytes of what a program writes, and how many there were in all. */
export class OutputTail {
  #buffer = Buffer.alloc(0);
  #length = 0;
  #total = 0;

  /** Bytes written in all. */
  get total(): number {
    return this.#total;
  }

  add(chunk: Buffer): void {
    this.#total += chunk.length;
    const added = chunk.length > MAX_TAIL_BYTES ? chunk.subarray(-MAX_TAIL_BYTES) : chunk;
    if (this.#length + added.length > this.#buffer.length) this.#makeRoom(added.length);
    added.copy(this.#buffer, this.#length);
    this.#length += added.length;
  }

  /** What is kept, as UTF-8; it begins with a whole character. */
  text(): string {
    let from = Math.max(0, this.#length - MAX_TAIL_BYTES);
    const isCut = this.#total > this.#length - from;
    while (isCut && from < this.#length && isInsideCharacter(this.#buffer[from] ?? 0)) from++;
    return this.#buffer.toString('utf8', from, this.#length);
  }

  /** For so many bytes more: twice the tail at most, so that it is moved seldom. */
  #makeRoom(bytes: number): void {
    const kept = this.#buffer.subarray(Math.max(0, this.#length - MAX_TAIL_BYTES), this.#length);
    const needed = kept.length + bytes;
    const capacity = Math.min(2 * MAX_TAIL_BYTES, Math.max(FIRST_CAPACITY, 2 * needed));
    const roomy = capacity > this.#buffer.length ? Buffer.alloc(capacity) : this.#buffer;
    kept.copy(roomy);
    this.#buffer = roomy;
    this.#length = kept.length;
  }
}

/** Whether a byte of UTF-8 goes on with a character that began before it. */
function isInsideCharacter(byte: number): boolean {
  return (byte & 0b1100_0000) === 0b1000_0000;
}
