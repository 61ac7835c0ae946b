/** A text that is no value of its option. `expected` says, in words that fit behind "expected", what is. */
export class Unfit extends Error {
  readonly expected: string;

  constructor(expected: string) {
    super(`expected ${expected}`);
    this.name = 'Unfit';
    this.expected = expected;
  }
}
