import { type Counts, settledOf } from '#contract/counts';
import type { DurationSummary } from './percentiles';
import type { Tally } from './tally';

/** A run in figures: what `--json` prints, and what the summary words. */
export interface RunReport {
  /** Accepted or refused. */
  readonly submitted: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly cancelled: number;
  /** Attempts started. */
  readonly attempts: number;
  readonly retries: number;
  /** From the run's beginning to its end, on its own clock. */
  readonly elapsedMs: number;
  /** Tasks settled a second of that time; 0 where it took none. */
  readonly throughputPerSecond: number;
  /** Intended arrival to end, of settled tasks. */
  readonly responseMs: DurationSummary;
  /** Start to verdict, of attempts. */
  readonly serviceMs: DurationSummary;
  readonly seed: number;
}

export function reportRun(counts: Counts, tally: Tally, elapsedMs: number, seed: number): RunReport {
  const throughput = elapsedMs === 0 ? 0 : (settledOf(counts) * 1000) / elapsedMs;
  return {
    submitted: counts.accepted + counts.rejected,
    accepted: counts.accepted,
    rejected: counts.rejected,
    succeeded: counts.succeeded,
    failed: counts.failed,
    timedOut: counts.timedOut,
    cancelled: counts.cancelled,
    attempts: counts.attempts,
    retries: counts.retries,
    elapsedMs,
    throughputPerSecond: Math.round(throughput * 1000) / 1000,
    responseMs: tally.responseMs(),
    serviceMs: tally.serviceMs(),
    seed,
  };
}
