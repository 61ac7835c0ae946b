/** ASCII text that is written again and again: as words of four bytes, padded. */
export class Fragment {
  readonly words: Uint32Array;
  readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    const padded = Buffer.from(text.padEnd((text.length + 3) & ~3), 'latin1');
    this.words = Uint32Array.from({ length: padded.length / 4 }, (_, word) => padded.readUInt32LE(word * 4));
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const DOT = 46;
const ZERO = 48;
/** Longer than any number's text, and than what a fragment's last word writes beyond its end. */
const SLACK = 64;
/** Integers below it are written digit by digit. */
const MAX_DIGITS_INT = 2 ** 31;

/** JSON as bytes, piece by piece: four times as fast as text that is put together and encoded. */
export class JsonBytes {
  #bytes: Buffer;
  #view: DataView;
  #at = 0;

  /** @param size expected, in bytes; it grows where that is too little */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
    this.#view = viewOf(this.#bytes);
  }

  /** What has been written so far. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  fragment({ words, length }: Fragment): void {
    this.#makeRoom(length);
    let at = this.#at;
    for (let word = 0; word < words.length; word++, at += 4) {
      this.#view.setUint32(at, words[word] as number, true);
    }
    this.#at += length;
  }

  /** As `JSON.stringify` writes a finite number. */
  number(value: number): void {
    this.#makeRoom(0);
    const whole = Math.trunc(value);
    if (!(whole >= 0 && whole < MAX_DIGITS_INT)) {
      this.#ascii(JSON.stringify(value));
      return;
    }
    if (whole === value) {
      // Minus zero is written as zero, as there.
      this.#digits(whole);
      return;
    }
    // Times of a log stand on a grid of thousandths: the shortest text of such a number has three decimals at most.
    const thousandths = Math.round((value - whole) * 1000);
    if (thousandths >= 1000 || (whole * 1000 + thousandths) / 1000 !== value) {
      this.#ascii(JSON.stringify(value));
      return;
    }
    this.#digits(whole);
    this.#decimals(thousandths);
  }

  /** A string, of `text` from one place to another, in quotes and escaped as `JSON.stringify` does. */
  string(text: string, from: number, to: number): void {
    this.#makeRoom(to - from);
    const start = this.#at;
    let at = start;
    this.#bytes[at++] = QUOTE;
    for (let place = from; place < to; place++) {
      const code = text.charCodeAt(place);
      if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) {
        this.#at = start;
        this.text(JSON.stringify(text.slice(from, to)));
        return;
      }
      this.#bytes[at++] = code;
    }
    this.#bytes[at++] = QUOTE;
    this.#at = at;
  }

  /** Any text, as UTF-8. */
  text(text: string): void {
    this.#makeRoom(text.length * 3);
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }

  #ascii(text: string): void {
    this.#at += this.#bytes.write(text, this.#at, 'latin1');
  }

  /** @param value a whole number from 0 to 2^31 − 1 */
  #digits(value: number): void {
    const end = this.#at + digitsOf(value);
    let at = end;
    let left = value;
    do {
      const tenth = (left / 10) | 0;
      this.#bytes[--at] = ZERO + left - tenth * 10;
      left = tenth;
    } while (left > 0);
    this.#at = end;
  }

  /** @param thousandths 1 to 999 */
  #decimals(thousandths: number): void {
    const tenths = (thousandths / 100) | 0;
    const rest = thousandths - tenths * 100;
    this.#bytes[this.#at++] = DOT;
    this.#bytes[this.#at++] = ZERO + tenths;
    if (rest === 0) return;
    const hundredths = (rest / 10) | 0;
    this.#bytes[this.#at++] = ZERO + hundredths;
    if (rest !== hundredths * 10) this.#bytes[this.#at++] = ZERO + rest - hundredths * 10;
  }

  #makeRoom(length: number): void {
    const needed = this.#at + length + SLACK;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
    this.#view = viewOf(grown);
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let power = 10; value >= power; power *= 10) digits++;
  return digits;
}
