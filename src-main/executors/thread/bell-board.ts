/** Lanes that have a bit in one word. */
const LANES_A_WORD = 32;
const AWAKE = 0;
const FIRST_WORD = 1;

/**
 * Which lanes have an answer, one bit each, in memory that all threads of a yard share with it. A message is needed
 * only where nobody looks: so a crowd of answers costs one message, and none while the yard takes answers anyhow.
 */
export class BellBoard {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;

  /** @param memory of a board that is there already; else one for lanes up to a number is made */
  constructor(memory: SharedArrayBuffer | number) {
    this.memory =
      typeof memory === 'number'
        ? new SharedArrayBuffer((FIRST_WORD + Math.ceil((memory + 1) / LANES_A_WORD)) * 4)
        : memory;
    this.#words = new Int32Array(this.memory);
  }

  /**
   * Says that a lane has its answer.
   *
   * @returns whether the yard has to be woken by a message
   */
  ring(lane: number): boolean {
    const before = Atomics.or(this.#words, wordOf(lane), 1 << (lane % LANES_A_WORD));
    return before === 0 && Atomics.load(this.#words, AWAKE) === 0;
  }

  /** Whether the yard looks by itself, so that nobody needs to wake it. */
  set isAwake(isAwake: boolean) {
    Atomics.store(this.#words, AWAKE, isAwake ? 1 : 0);
  }

  /**
   * Takes every answer that is there.
   *
   * @returns how many
   */
  take(answer: (lane: number) => void): number {
    let count = 0;
    for (let at = FIRST_WORD; at < this.#words.length; at++) {
      if (this.#words[at] === 0) continue;
      for (let bits = Atomics.exchange(this.#words, at, 0); bits !== 0; bits &= bits - 1) {
        answer((at - FIRST_WORD) * LANES_A_WORD + 31 - Math.clz32(bits & -bits));
        count++;
      }
    }
    return count;
  }

  /** Whether any lane has an answer. */
  get hasAny(): boolean {
    for (let at = FIRST_WORD; at < this.#words.length; at++) {
      if (Atomics.load(this.#words, at) !== 0) return true;
    }
    return false;
  }
}

function wordOf(lane: number): number {
  return FIRST_WORD + Math.floor(lane / LANES_A_WORD);
}
