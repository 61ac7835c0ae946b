/** Of what an attempt logs so many bytes of UTF-8 are kept, the last ones (64 KiB). */
export const LOG_BYTES = 65_536;

/**
 * The end of what an attempt has logged, in memory that the thread and its yard share: so that it is there also when
 * the thread is not any more.
 */
export class LogRing {
  /** Bytes written since the attempt began. */
  readonly #total: Float64Array;
  readonly #bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer, totalOffset: number, bytesOffset: number) {
    this.#total = new Float64Array(memory, totalOffset, 1);
    this.#bytes = new Uint8Array(memory, bytesOffset, LOG_BYTES);
  }

  clear(): void {
    this.#total[0] = 0;
  }

  get isEmpty(): boolean {
    return this.#total[0] === 0;
  }

  write(text: string | Uint8Array): void {
    const all = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    const total = this.#total[0] as number;
    const kept = all.length > LOG_BYTES ? all.subarray(all.length - LOG_BYTES) : all;
    const from = (total + all.length - kept.length) % LOG_BYTES;
    const untilEnd = Math.min(kept.length, LOG_BYTES - from);
    this.#bytes.set(kept.subarray(0, untilEnd), from);
    this.#bytes.set(kept.subarray(untilEnd), 0);
    this.#total[0] = total + all.length;
  }

  /**
   * The last lines of the log, without what ends them.
   *
   * @param maxLength in UTF-16 code units
   */
  read(maxLength: number): string {
    const total = this.#total[0] as number;
    const length = Math.min(total, LOG_BYTES);
    const copy = Buffer.alloc(length);
    const from = (total - length) % LOG_BYTES;
    const untilEnd = Math.min(length, LOG_BYTES - from);
    copy.set(this.#bytes.subarray(from, from + untilEnd));
    copy.set(this.#bytes.subarray(0, length - untilEnd), untilEnd);
    const whole = copy.subarray(total > LOG_BYTES ? firstWhole(copy) : 0).toString('utf8');
    const shown = whole.length > maxLength ? whole.slice(whole.length - maxLength) : whole;
    const lost = total - Buffer.byteLength(shown, 'utf8');
    const lines = shown.replace(/\n+$/, '');
    return lost > 0 ? `[${lost} bytes before this are not kept] …${lines}` : lines;
  }
}

/** Where the first character begins that is not cut off. */
function firstWhole(utf8: Uint8Array): number {
  let at = 0;
  while (at < 4 && at < utf8.length && ((utf8[at] as number) & 0xc0) === 0x80) at++;
  return at;
}
