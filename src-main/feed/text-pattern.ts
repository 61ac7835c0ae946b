import { MAX_DIGITS } from './digits';

/**
 * A text cut open at a number in it: all texts that differ by that number alone have one pattern. The
 * number stands alone, so that neither side touches it with a digit.
 */
export interface TextPattern {
  readonly before: string;
  /** Null: no number is cut out, and `before` is the whole text. */
  readonly after: string | null;
}

/** Equal for equal patterns, and for no others. */
export function patternKey({ before, after }: TextPattern): string {
  return after === null ? `=${before}` : `${before.length}#${before}${after}`;
}

/** The text again. */
export function textOf({ before, after }: TextPattern, digits: string): string {
  return after === null ? before : before + digits + after;
}

/** Cuts a text open where those digits stand alone for the first time. */
export function cutAt(text: string, digits: string): TextPattern {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const end = at + digits.length;
    if (!isDigitAt(text, at - 1) && !isDigitAt(text, end)) {
      return { before: text.slice(0, at), after: text.slice(end) };
    }
  }
  return { before: text, after: null };
}

/**
 * Cuts the number off at a text's end; `digits` is empty where there is none. What has more digits than a
 * number keeps is text.
 */
export function cutOffNumber(text: string): { readonly pattern: TextPattern; readonly digits: string } {
  let from = text.length;
  while (isDigitAt(text, from - 1)) from--;
  const digits = text.slice(from);
  if (digits === '' || digits.length > MAX_DIGITS)
    return { pattern: { before: text, after: null }, digits: '' };
  return { pattern: { before: text.slice(0, from), after: '' }, digits };
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}
