import type { Random } from '../../engine/ports';

/** MurmurHash3's 32-bit finalizer: every bit of the input stirs every bit of the output. */
function stir(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const GOLDEN = 0x9e3779b9;

/**
 * Chance that follows from a seed: a counter-based generator (as in Salmon et al., "Parallel random
 * numbers: as easy as 1, 2, 3", 2011), here a chain of MurmurHash3 finalizers over key, stream and index.
 * Without state, so that a million tasks' streams cost no memory.
 */
export class SeededRandom implements Random {
  readonly #key: number;

  /**
   * @param seed any whole number from 0 to 2^53 − 1
   * @param purpose sets apart the draws made for different ends from one seed
   */
  constructor(seed: number, purpose = 0) {
    const low = seed >>> 0;
    const high = Math.floor(seed / 2 ** 32) >>> 0;
    this.#key = stir(stir(stir(low ^ GOLDEN) ^ high) ^ Math.imul(purpose + 1, GOLDEN));
  }

  draw(stream: number, index: number): number {
    const mixed = stir(stir(this.#key ^ Math.imul(stream, GOLDEN)) + Math.imul(index + 1, 0x85ebca77));
    // 53 random bits: 27 from one word, 26 from the next.
    const upper = stir(mixed ^ 0x6a09e667) >>> 5;
    const lower = stir(mixed + GOLDEN) >>> 6;
    return (upper * 2 ** 26 + lower) / 2 ** 53;
  }
}
