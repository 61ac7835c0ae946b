import { LIMIT_RANGES, MAX_DURATION_MS, type NumberRange } from './limits';
import type { OwnLimits, Priority } from './task';
import type { WorkBody } from './work';

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

/**
 * When tasks arrive. All but `closed` are open-loop: they keep their schedule whatever the queue does.
 *
 * - `burst`: all at once;
 * - `constant`: evenly;
 * - `poisson`: as a Poisson process of the given mean rate;
 * - `ramp`: evenly at a rate that goes from one to another in `rampMs`, and stays there;
 * - `step`: evenly at `perSecond`, after every `stepMs` at `stepPerSecond` more;
 * - `spike`: evenly at `perSecond`, but at `peakPerSecond` from `afterMs` on for `spikeMs`;
 * - `closed`: closed-loop: so many are in flight, and the next arrives when one of them has settled.
 */
export type Arrivals =
  | { readonly kind: 'burst' }
  | { readonly kind: 'constant' | 'poisson'; readonly perSecond: number }
  | {
      readonly kind: 'ramp';
      readonly fromPerSecond: number;
      readonly toPerSecond: number;
      readonly rampMs: number;
    }
  | {
      readonly kind: 'step';
      readonly perSecond: number;
      readonly stepPerSecond: number;
      readonly stepMs: number;
    }
  | {
      readonly kind: 'spike';
      readonly perSecond: number;
      readonly peakPerSecond: number;
      readonly afterMs: number;
      readonly spikeMs: number;
    }
  | { readonly kind: 'closed'; readonly inFlight: number };
export const ARRIVAL_KINDS = ['burst', 'constant', 'poisson', 'ramp', 'step', 'spike', 'closed'] as const;

/** So many tasks of such a mix, arriving so. Each is drawn from the run's seed. */
export interface Workload {
  /** Within {@link COUNT_RANGE}. */
  readonly count: number;
  /** What every task does; absent: pretended work of the mix. */
  readonly work?: WorkBody;
  /** Weights of the kinds, each ≥ 0, at least one above 0. Where there is `work` they are not looked at. */
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
/** Of a ramp, a step, or before and within a spike, in milliseconds. */
export const ARRIVAL_SPAN_RANGE: NumberRange = { min: 1, max: MAX_DURATION_MS, integer: false };
/** Tasks in flight of a closed loop. */
export const IN_FLIGHT_RANGE: NumberRange = { min: 1, max: 100_000, integer: true };
export const MAX_NAME_LENGTH = 80;

/** The lesson's workload: ten tasks, every kind as likely, all at once. */
export const LESSON_WORKLOAD: Workload = {
  count: 10,
  mix: { normal: 1, unstable: 1, slow: 1, failing: 1 },
  priorities: { high: 0, medium: 1, low: 0 },
  arrivals: { kind: 'burst' },
};
