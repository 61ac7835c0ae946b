const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COLON = 0x3a;

/** Finds where a JSON value ends, in text that comes piece by piece. What it says is for a parser to check. */
export class JsonValueEnd {
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #isBegun = false;

  /**
   * @returns the place after the value's last character; -1: it goes on in the next piece. A number or word ends before
   *   what follows it.
   */
  find(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#isInText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === BACKSLASH) this.#isEscaped = true;
        else if (code === QUOTE) {
          this.#isInText = false;
          if (this.#depth === 0) return at + 1;
        }
        continue;
      }
      switch (code) {
        case QUOTE:
          if (this.#depth === 0 && this.#isBegun) return at;
          this.#isInText = true;
          break;
        case OPEN_BRACKET:
        case OPEN_BRACE:
          if (this.#depth === 0 && this.#isBegun) return at;
          this.#depth++;
          break;
        case CLOSE_BRACKET:
        case CLOSE_BRACE:
          if (this.#depth === 0) return at;
          if (--this.#depth === 0) return at + 1;
          break;
        case COMMA:
        case COLON:
          if (this.#depth === 0) return at;
          break;
        default:
          if (this.#depth === 0 && this.#isBegun && isJsonSpace(code)) return at;
      }
      this.#isBegun = true;
    }
    return -1;
  }
}

export function isJsonSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
