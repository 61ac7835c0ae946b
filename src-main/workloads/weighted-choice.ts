/** Picks among words by their weights. */
export class WeightedChoice<W extends string> {
  readonly #words: readonly W[];
  /** Running sums of the weights; the last is their total. */
  readonly #upTo: readonly number[];

  /** @throws Error where no weight is above 0: a schema lets no such weights pass */
  constructor(words: readonly W[], weights: Readonly<Record<W, number>>) {
    this.#words = words.filter((word) => weights[word] > 0);
    if (this.#words.length === 0) throw new Error('a choice needs at least one weight above 0');
    let sum = 0;
    this.#upTo = this.#words.map((word) => {
      sum += weights[word];
      return sum;
    });
  }

  /** @param draw evenly from [0, 1) */
  pick(draw: number): W {
    const at = draw * (this.#upTo.at(-1) ?? 0);
    const found = this.#upTo.findIndex((upTo) => at < upTo);
    // Rounding may carry the product up to the total itself.
    return this.#words[found === -1 ? this.#words.length - 1 : found] as W;
  }
}
