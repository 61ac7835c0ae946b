import { BAR_SORTS, type BarColumns } from './bar-columns';
import type { LaneId } from './task';

/** Columns that one answer may have. */
export const MAX_HISTORY_COLUMNS = 4_000;
/** Lanes that one question may ask for. */
export const MAX_HISTORY_LANES = 256;
/** Lanes times columns of one answer; where more are asked for, it has fewer columns. */
export const MAX_HISTORY_CELLS = 65_536;
/** Bars that are told one by one; where there are more, their shares are told. */
export const MAX_SINGLE_BARS = 4_000;

/** What a lane did in a stretch of the run. */
export interface LaneHistoryQuery {
  /** In milliseconds of the run, ≥ 0. */
  readonly fromMs: number;
  /** After `fromMs`. */
  readonly toMs: number;
  /** The lanes asked for, both ends included, at most {@link MAX_HISTORY_LANES}; null: all of them, added up as if they were one. */
  readonly lanes: { readonly from: LaneId; readonly to: LaneId } | null;
  /** Equal stretches of time to tell shares for, 1 to {@link MAX_HISTORY_COLUMNS}. */
  readonly columns: number;
}

/** What time on a lane can have been spent with: an attempt by its outcome, a ghost, a delay, or held after it. */
export const SHARE_KINDS = [
  'succeeded',
  'failed',
  'timed-out',
  'cancelled',
  'ghost',
  'backoff',
  'held',
] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** Where the time of a bar belongs, by its sort: a place in {@link SHARE_KINDS}. Of a backoff, its delay. */
export const SHARE_OF_SORT: readonly number[] = BAR_SORTS.map(({ kind, outcome }) =>
  SHARE_KINDS.indexOf(kind === 'attempt' ? (outcome ?? 'cancelled') : kind),
);
export const HELD_SHARE = SHARE_KINDS.indexOf('held');

interface HistoryFacts {
  /** The run it is of. */
  readonly run: number;
  /** Everything that had ended by then is in it; what ended later is not. In milliseconds of the run. */
  readonly untilMs: number;
}

/** Every bar that touches the stretch, one by one, or how each column was spent where they are too many. */
export type LaneHistory =
  | (HistoryFacts & { readonly kind: 'bars'; readonly bars: BarColumns })
  | (HistoryFacts & {
      readonly kind: 'shares';
      /** As many as were asked for, or fewer. */
      readonly columns: number;
      /** Cells in which anything was done, ascending: (lane − first lane) × columns + column. */
      readonly cells: readonly number[];
      /**
       * For each of them how its time was spent, packed: see {@link packShares}. Where lanes are added up,
       * the fullest column counts as whole.
       */
      readonly shares: readonly number[];
    });

/** A share is told in so many steps: 0 none, this many the whole. */
export const SHARE_STEPS = 63;

/**
 * Shares as one whole number, so that a cell travels cheaply: six bits for each of {@link SHARE_KINDS}, the
 * first lowest. What is there at all is told by one step at least.
 *
 * @param spentMs is read from `at` on
 * @param wholeMs what counts as the whole
 */
export function packShares(spentMs: Float32Array | Float64Array, at: number, wholeMs: number): number {
  let packed = 0;
  for (let kind = SHARE_KINDS.length - 1; kind >= 0; kind--) {
    const share = (spentMs[at + kind] as number) / wholeMs;
    const steps = share <= 0 ? 0 : Math.min(SHARE_STEPS, Math.max(1, Math.round(share * SHARE_STEPS)));
    packed = packed * (SHARE_STEPS + 1) + steps;
  }
  return packed;
}

/** The share of one kind, 0 to 1, of what {@link packShares} has packed. */
export function shareIn(packed: number, kind: number): number {
  return (Math.floor(packed / (SHARE_STEPS + 1) ** kind) % (SHARE_STEPS + 1)) / SHARE_STEPS;
}
