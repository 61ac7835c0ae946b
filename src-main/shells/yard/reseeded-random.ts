import type { Random } from '../../engine/ports';
import { SeededRandom } from '../world/seeded-random';

/** Chance for one end that begins anew with every run, for those who outlive a run. */
export class ReseededRandom implements Random {
  readonly #purpose: number;
  #random: SeededRandom;

  /** @param purpose sets apart the draws made for different ends from one seed */
  constructor(purpose: number) {
    this.#purpose = purpose;
    this.#random = new SeededRandom(0, purpose);
  }

  reseed(seed: number): void {
    this.#random = new SeededRandom(seed, this.#purpose);
  }

  draw(stream: number, index: number): number {
    return this.#random.draw(stream, index);
  }
}
