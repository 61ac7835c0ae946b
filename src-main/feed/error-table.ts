import type { TaskError } from '#contract/task';
import { SharedValues } from './shared-values';
import { cutAt, patternKey, type TextPattern, textOf } from './text-pattern';

/** An error with the number of its task cut out of its message. */
export interface ErrorPattern {
  readonly name: string;
  readonly message: TextPattern;
  readonly isFinal: boolean;
}

/** The errors of many tasks, each sort once. Number 0 stands for no error. */
export class ErrorTable {
  readonly #patterns = new SharedValues<ErrorPattern>();

  /** @param digits the number of the error's task */
  add(error: TaskError | null, digits: string): number {
    if (error === null) return 0;
    const { name } = error;
    const message = cutAt(error.message, digits);
    const isFinal = error.retryable === false;
    const key = `${isFinal ? '!' : '?'}${name.length}#${name}${patternKey(message)}`;
    return this.#patterns.add(key, { name, message, isFinal });
  }

  at(number: number, digits: string): TaskError | null {
    const pattern = this.#patterns.at(number);
    if (pattern === undefined) return null;
    const { name, isFinal } = pattern;
    const message = textOf(pattern.message, digits);
    return isFinal ? { name, message, retryable: false } : { name, message };
  }

  pattern(number: number): ErrorPattern | undefined {
    return this.#patterns.at(number);
  }

  /** Errors known, and one for number 0. */
  get length(): number {
    return this.#patterns.length;
  }

  seal(): void {
    this.#patterns.seal();
  }
}
