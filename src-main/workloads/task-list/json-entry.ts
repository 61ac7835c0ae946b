import { jsonFault } from '../../schemas/json-text';
import type { EntryTaker } from './list-entries';

/** Hands on what an entry's JSON tells, or why it tells nothing. */
export function takeJson(taker: EntryTaker, text: string, place: string): void {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (error) {
    taker.refuse({ field: place, expected: 'JSON', got: jsonFault(error) });
    return;
  }
  taker.take(entry, place);
}
