/** Percentiles of durations in milliseconds, of an HDR histogram; all null where `n` is 0. */
export interface DurationFigures {
  readonly n: number;
  readonly minMs: number | null;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p75Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly p999Ms: number | null;
  readonly maxMs: number | null;
}

/** Of no durations at all. */
export const NO_DURATION_FIGURES: DurationFigures = {
  n: 0,
  minMs: null,
  meanMs: null,
  p50Ms: null,
  p75Ms: null,
  p90Ms: null,
  p95Ms: null,
  p99Ms: null,
  p999Ms: null,
  maxMs: null,
};

/** Durations by how they ended. What was cancelled tells nothing about how long the work takes, and is in none. */
export interface DurationsByEnd {
  /** All below together. */
  readonly all: DurationFigures;
  readonly succeeded: DurationFigures;
  readonly failed: DurationFigures;
  /** Cut at their limit: the work itself would have taken longer. */
  readonly timedOut: DurationFigures;
}

/**
 * How tasks arrived. `open`: by a schedule that does not wait for the yard. `closed`: one after another as earlier ones
 * ended, so that a slow yard is asked less, and its waits are hidden: the two are never in one figure.
 */
export const LOOPS = ['open', 'closed'] as const;
export type Loop = (typeof LOOPS)[number];

/** What of a run's time went where, as shares 0 to 1 of `spanMs`. */
export interface Bottleneck {
  /** From the first task to the last end, or until now while work is pending; of live figures the last five seconds. */
  readonly spanMs: number;
  /** Of all open lanes' time: attempts ran, ghosts included. */
  readonly lanesBusy: number;
  /** Of all open lanes' time: held for a task that backs off. */
  readonly lanesHeld: number;
  /** Tasks could have started, and no lane was free. */
  readonly waitingForLane: number;
  /** Tasks could have started, lanes were free, and no token was there. */
  readonly waitingForToken: number;
  /** Tasks could have started, lanes and tokens were there: dispatch was held. */
  readonly dispatchHeld: number;
  /** Nothing was ready to start: the yard kept up with what came. These last four add up to 1. */
  readonly keepingUp: number;
}

/** A run in figures, folded from its log. */
export interface RunFigures {
  readonly run: number;
  readonly atMs: number;
  /** Tasks accepted, by how they arrived. */
  readonly accepted: Readonly<Record<Loop, number>>;
  /** From the intended arrival to the end; null: no task arrived so. */
  readonly response: Readonly<Record<Loop, DurationsByEnd | null>>;
  /** From acceptance to the first start, of tasks that started. */
  readonly wait: DurationFigures;
  /** From start to verdict, of attempts. */
  readonly service: DurationsByEnd;
  /** Settled and not cancelled, a second, over `bottleneck.spanMs`. */
  readonly throughputPerSecond: number;
  readonly bottleneck: Bottleneck;
}
