import { countText } from '#contract/count-text';
import type { NumberRange } from '#contract/limits';

/** What somebody has typed: a number within the range, or what is wrong with it. */
export type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string };

/** Digits may be grouped by spaces; a comma is refused, since it means different things to different people. */
export function readNumber(typed: string, range: NumberRange): ReadNumber {
  const text = typed.replace(/[\s\u202f]/g, '');
  const value = text === '' ? Number.NaN : Number(text);
  const fits =
    Number.isFinite(value) &&
    value >= range.min &&
    value <= range.max &&
    (!range.integer || Number.isInteger(value));
  if (fits) return { ok: true, value };
  const got = typed.trim() === '' ? 'nothing' : typed.trim();
  const kind = range.integer ? 'a whole number' : 'a number';
  return {
    ok: false,
    problem: `Expected ${kind} from ${boundText(range.min)} to ${boundText(range.max)}, got ${got}.`,
  };
}

function boundText(bound: number): string {
  return Number.isInteger(bound) ? countText(bound) : String(bound);
}
