/**
 * Values that many rows share, each kept once and known by its number. Number 0 stands for no value, so
 * that a fresh column of numbers says so of every row.
 */
export class SharedValues<T> {
  readonly #values: (T | undefined)[] = [undefined];
  /** By key; null once sealed. */
  #numbers: Map<unknown, number> | null = new Map();

  /**
   * The number of the value with that key, which becomes one where it is new.
   *
   * @param key equal for equal values, and compared as a map's keys are
   */
  add(key: unknown, value: T): number {
    this.#numbers ??= new Map();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#values.push(value) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  at(number: number): T | undefined {
    return this.#values[number];
  }

  /** Values kept, and one for number 0. */
  get length(): number {
    return this.#values.length;
  }

  /** No more values are to be expected: lets go of the keys. A value that does come is kept, equal or not. */
  seal(): void {
    this.#numbers = null;
  }
}
