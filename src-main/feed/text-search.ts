import { type DigitPlace, type DigitTest, digitsOf, digitTest } from './digits';
import type { TextPattern } from './text-pattern';

/** Whether the texts of a pattern contain what is searched for; where it depends, by the number cut out. */
export type Verdict = boolean | DigitTest;

/** Digits in what is searched for, and what stands beside them there; null: nothing does. */
interface DigitRun {
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  readonly test: DigitTest;
}

/**
 * A search for a substring, whatever the case. A whole pattern is judged at once: of a million texts that
 * differ by a number, only that number is looked at.
 */
export class TextSearch {
  readonly #anywhere: RegExp;
  readonly #runs: readonly DigitRun[];
  /** Where it is digits and nothing else. */
  readonly #inNumber: DigitTest | null;

  /** @param search not empty; every character stands for itself */
  constructor(search: string) {
    this.#anywhere = patternOf(escaped(search));
    this.#inNumber = /^[0-9]+$/.test(search) ? digitTest(search, 'anywhere') : null;
    this.#runs = Array.from(search.matchAll(/[0-9]+/g), ({ 0: digits, index }) => {
      const before = search.slice(0, index);
      const after = search.slice(index + digits.length);
      return {
        test: digitTest(digits, placeOf(before !== '', after !== '')),
        before: before === '' ? null : patternOf(`${escaped(before)}$`),
        after: after === '' ? null : patternOf(`^${escaped(after)}`),
      };
    });
  }

  verdict({ before, after }: TextPattern): Verdict {
    if (this.#anywhere.test(before)) return true;
    if (after === null) return false;
    if (this.#anywhere.test(after)) return true;
    // Any other match takes in digits of the number. Beside the number stands no further digit, so that they
    // are all the digits that what is searched for has in one place.
    const tests = this.#runs
      .filter((run) => (run.before?.test(before) ?? true) && (run.after?.test(after) ?? true))
      .map(({ test }) => test);
    if (tests.length <= 1) return tests[0] ?? false;
    return (value, digits) => tests.some((test) => test(value, digits));
  }

  /** Whether what is searched for is digits and nothing else. */
  get isNumber(): boolean {
    return this.#inNumber !== null;
  }

  /** Whether a bare number, as a task's, contains it. */
  isInNumber(value: number): boolean {
    return this.#inNumber?.(value, digitsOf(value)) ?? false;
  }
}

/** Where a number has digits that have neighbours in what is searched for: those are not the number's. */
function placeOf(hasBefore: boolean, hasAfter: boolean): DigitPlace {
  if (hasBefore) return hasAfter ? 'whole' : 'start';
  return hasAfter ? 'end' : 'anywhere';
}

function patternOf(source: string): RegExp {
  return new RegExp(source, 'iu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
