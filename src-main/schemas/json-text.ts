import type { z } from 'zod';
import type { Reply } from '#contract/problem';
import { parseWith } from './problems';
import { shortened } from './shown-value';

/** Longest word of the parser about what is wrong. */
const MAX_REASON_LENGTH = 200;

/**
 * What the JSON of a file's text tells, where it fits the schema; else what is wrong with it.
 *
 * @param root what a problem of the text as a whole calls its field
 */
export function parseJsonWith<T>(schema: z.ZodType<T>, text: string, root: string): Reply<T> {
  let input: unknown;
  try {
    // A byte-order mark, as some editors write it, is no part of the JSON.
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, problems: [{ field: root, expected: 'JSON', got: jsonFault(error) }] };
  }
  return parseWith(schema, input, root);
}

/** Why text is no JSON, in the words of the parser. */
export function jsonFault(error: unknown): string {
  return shortened(error instanceof Error ? error.message : String(error), MAX_REASON_LENGTH);
}
