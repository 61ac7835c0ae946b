/**
 * Lines of a log as numbers and one text, so that they cost the yard's thread a twentieth of what their JSON would, and
 * cross to another thread without being copied.
 *
 * Each line is a row of `numbers`: its sort (with a choice and flags, see {@link sortOf}), its stamp, its fields. Of a
 * text there is its length, and the text itself stands in `text`, in the order of the rows.
 */
export interface PackedLines {
  readonly numbers: Float64Array<ArrayBuffer>;
  /** How many of them are used. */
  readonly used: number;
  readonly text: string;
}

/** Sorts of rows. What comes seldom is a `LINE`: JSON already. */
export const LINE = 0;
export const SUBMITTED = 1;
export const REJECTED = 2;
export const STARTED = 3;
export const SETTLED = 4;
export const STOPPED = 5;
export const RETRY = 6;
export const TASK_SETTLED = 7;

/** What a row has besides what all of its sort have. */
export const HAS_OUTPUT = 1;
export const HAS_ERROR = 2;
/** Its error is final. */
export const IS_FINAL = 4;
export const HAS_REASON = 8;
/** Own limits: four numbers, of which NaN is absent and infinity none. */
export const HAS_OWN = 1;
export const HAS_INTENDED = 2;
export const IS_CLOSED_LOOP = 4;

/** Reasons of rejections, by their place. */
export const REJECT_REASONS = ['queue-full', 'shutdown', 'stopped'] as const;

/**
 * The first number of a row.
 *
 * @param choice a place in the list of what its main word may be, 0 to 7
 */
export function sortOf(sort: number, choice: number, flags: number): number {
  return sort | (choice << 3) | (flags << 6);
}
