import type { Problem } from '#contract/problem';

/** Where the entries of a list go, one after another. */
export interface EntryTaker {
  /**
   * Takes what should be an order.
   *
   * @param place where it stands, in words that fit before a field: `line 12`
   * @param fieldOf what a field of the order is called where it stands; by default as in the order itself
   */
  take(entry: unknown, place: string, fieldOf?: (field: string) => string): void;
  /** Takes word of something that no order can be read from. */
  refuse(problem: Problem): void;
  /** No more entries can come of this text, as it is: whoever reads it may stop. */
  stop(problem: Problem): void;
  readonly isStopped: boolean;
}

/** Finds entries in text that comes piece by piece. */
export interface EntryReader {
  /** @param text goes on where the piece before ended */
  write(text: string): Promise<void> | void;
  /** No piece follows. */
  end(): Promise<void> | void;
}

/**
 * Longest entry, in UTF-16 code units: what is longer is held in no memory, and parsed in no turn of the event loop.
 */
export const MAX_ENTRY_LENGTH = 1_048_576;

export function entryTooLong(place: string): Problem {
  const expected = `a task of at most ${MAX_ENTRY_LENGTH} characters`;
  return { field: place, expected, got: 'a longer one' };
}
