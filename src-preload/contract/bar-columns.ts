import { type LaneId, OUTCOMES, type Outcome, type TaskId } from './task';

/**
 * What a finished stretch on a lane was.
 *
 * - `attempt`: a body at work, from its start to its verdict.
 * - `ghost`: a body that went on after its verdict, until it really stopped.
 * - `backoff`: the lane waited with its task for the next attempt: out the delay, and then, where `delayMs` is
 *   the shorter, for a token, a ghost or dispatch.
 */
export type BarKind = 'attempt' | 'ghost' | 'backoff';

/** A finished stretch on a lane. */
export interface Bar {
  readonly lane: LaneId;
  readonly kind: BarKind;
  readonly task: TaskId;
  /** Which attempt it was; the one to come where the lane waited. */
  readonly attempt: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The verdict; null where the lane only waited. */
  readonly outcome: Outcome | null;
  /** The delay that was waited out, whole; 0 where none was. */
  readonly delayMs: number;
}

/** Takes finished stretches, in the order of their ends. */
export type BarSink = (bar: Bar) => void;

/** Every kind and outcome that a bar can have; a column holds the place in this list. */
export const BAR_SORTS: readonly Pick<Bar, 'kind' | 'outcome'>[] = [
  ...OUTCOMES.map((outcome) => ({ kind: 'attempt', outcome }) as const),
  ...OUTCOMES.map((outcome) => ({ kind: 'ghost', outcome }) as const),
  { kind: 'backoff', outcome: null },
];

export function sortOfBar(kind: BarKind, outcome: Outcome | null): number {
  const verdict = outcome === null ? 0 : OUTCOMES.indexOf(outcome);
  switch (kind) {
    case 'attempt':
      return verdict;
    case 'ghost':
      return OUTCOMES.length + verdict;
    case 'backoff':
      return OUTCOMES.length * 2;
    default:
      return kind satisfies never;
  }
}

/** Bars on their way to a window: one array for each member, oldest end first. */
export interface BarColumns {
  /** How many bars the run had until now; the last one here is the newest of them. */
  readonly added: number;
  /** Every bar of the run that ended after this moment is here, in milliseconds of the run. */
  readonly wholeFromMs: number;
  readonly lane: readonly LaneId[];
  /** Places in {@link BAR_SORTS}. */
  readonly sort: readonly number[];
  readonly task: readonly TaskId[];
  readonly attempt: readonly number[];
  readonly fromMs: readonly number[];
  readonly toMs: readonly number[];
  readonly delayMs: readonly number[];
}

export const NO_BARS: BarColumns = {
  added: 0,
  wholeFromMs: 0,
  lane: [],
  sort: [],
  task: [],
  attempt: [],
  fromMs: [],
  toMs: [],
  delayMs: [],
};
