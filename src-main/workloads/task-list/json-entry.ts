import { shortened } from '../../schemas/shown-value';
import type { EntryTaker } from './list-entries';

/** Longest word of the parser about what is wrong. */
const MAX_REASON_LENGTH = 200;

/** Hands on what an entry's JSON tells, or why it tells nothing. */
export function takeJson(taker: EntryTaker, text: string, place: string): void {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (error) {
    const got = shortened(error instanceof Error ? error.message : String(error), MAX_REASON_LENGTH);
    taker.refuse({ field: place, expected: 'JSON', got });
    return;
  }
  taker.take(entry, place);
}
