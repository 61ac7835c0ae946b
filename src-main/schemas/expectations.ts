import { z } from 'zod';
import type { NumberRange } from '#contract/limits';

/**
 * Schemas whose error message is the expectation itself, so that a problem can say what was expected in
 * words that fit behind "expected". One place, since every schema's problems must read alike.
 */

/** `a whole number from 1 to 1024`. */
export function describeRange(range: NumberRange): string {
  return `a ${range.integer ? 'whole number' : 'number'} from ${range.min} to ${range.max}`;
}

/** `high, medium or low`. */
export function describeChoice(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** A finite number of the range. */
export function numberIn(range: NumberRange) {
  return numberSchema(range, describeRange(range));
}

/** A finite number of the range, or null for "no limit". */
export function numberOrNull(range: NumberRange) {
  return z.nullable(numberSchema(range, `${describeRange(range)}, or null`));
}

/** One of the words, exactly so written. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: describeChoice(words) });
}

export function flag() {
  return z.boolean({ error: 'true or false' });
}

/** Text of so many UTF-16 code units. */
export function textUpTo(maxLength: number, minLength = 0) {
  const error =
    minLength === 0
      ? `text of at most ${maxLength} characters`
      : `text of ${minLength} to ${maxLength} characters`;
  return z.string({ error }).min(minLength, { error }).max(maxLength, { error });
}

/** An object with these keys and no other. */
export function objectOf<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, { error: anObject });
}

/** The error of an object or of a union told apart by a key; unknown keys are worded elsewhere. */
export function anObject(issue: { readonly code?: string | undefined; readonly options?: unknown }): string {
  if (issue.code !== 'invalid_union' || !Array.isArray(issue.options)) return 'an object';
  return describeChoice(issue.options.map(String));
}

function numberSchema(range: NumberRange, error: string) {
  const bounded = z.number({ error }).min(range.min, { error }).max(range.max, { error });
  return range.integer ? bounded.int({ error }) : bounded;
}
