import { LIMIT_RANGES, type NumberRange } from './limits';
import type { OwnLimits, Priority } from './task';

/**
 * The lesson's four sorts of task.
 *
 * - `normal` runs 100–500 ms and succeeds;
 * - `unstable` runs 50–250 ms, fails its first attempt and succeeds on its second;
 * - `slow` needs 5 s and honours cancellation, so that it times out at 2 s;
 * - `failing` runs 50–200 ms and always fails.
 */
export const DEMO_KINDS = ['normal', 'unstable', 'slow', 'failing'] as const;
export type DemoKind = (typeof DEMO_KINDS)[number];

/** When tasks arrive: all at once, evenly, or as a Poisson process of the given mean rate. */
export type Arrivals =
  | { readonly kind: 'burst' }
  | { readonly kind: 'constant' | 'poisson'; readonly perSecond: number };
export const ARRIVAL_KINDS = ['burst', 'constant', 'poisson'] as const;

/** So many tasks of such a mix, arriving so. Each is drawn from the run's seed. */
export interface Workload {
  /** Within {@link COUNT_RANGE}. */
  readonly count: number;
  /** Weights of the kinds, each ≥ 0, at least one above 0. */
  readonly mix: Readonly<Record<DemoKind, number>>;
  /** Weights of the levels, each ≥ 0, at least one above 0. */
  readonly priorities: Readonly<Record<Priority, number>>;
  readonly arrivals: Arrivals;
  /** What the tasks are called, a number follows; by default their kind. */
  readonly name?: string;
  /** Their bodies run on after a timeout or cancel. Default false. */
  readonly ignoresCancel?: boolean;
  /** Their own limits, where they differ from the yard's. */
  readonly own?: OwnLimits;
}

/** Tasks of a workload. */
export const COUNT_RANGE: NumberRange = { min: 1, max: 10_000_000, integer: true };
/** A weight of a mix: what counts is its share of their sum. */
export const WEIGHT_RANGE: NumberRange = { min: 0, max: 1_000_000, integer: false };
/** Arrivals a second. */
export const ARRIVAL_RANGE: NumberRange = LIMIT_RANGES['rate.perSecond'];
export const MAX_NAME_LENGTH = 80;

/** The lesson's workload: ten tasks, every kind as likely, all at once. */
export const LESSON_WORKLOAD: Workload = {
  count: 10,
  mix: { normal: 1, unstable: 1, slow: 1, failing: 1 },
  priorities: { high: 0, medium: 1, low: 0 },
  arrivals: { kind: 'burst' },
};
