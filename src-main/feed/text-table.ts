import { SharedValues } from './shared-values';
import { cutAt, patternKey, type TextPattern, textOf } from './text-pattern';

/**
 * The texts of many tasks, each task's own number cut out of them: what a thousand tasks put alike, as
 * `task 17 done on attempt 1`, is kept once. Number 0 stands for no text.
 */
export class TextTable {
  readonly #patterns = new SharedValues<TextPattern>();

  /** @param digits the number of the text's task */
  add(text: string | null, digits: string): number {
    return text === null ? 0 : this.addPattern(cutAt(text, digits));
  }

  addPattern(pattern: TextPattern): number {
    return this.#patterns.add(patternKey(pattern), pattern);
  }

  at(number: number, digits: string): string | null {
    const pattern = this.#patterns.at(number);
    return pattern === undefined ? null : textOf(pattern, digits);
  }

  pattern(number: number): TextPattern | undefined {
    return this.#patterns.at(number);
  }

  /** Texts known, and one for number 0. */
  get length(): number {
    return this.#patterns.length;
  }

  seal(): void {
    this.#patterns.seal();
  }
}
