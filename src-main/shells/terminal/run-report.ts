import { bottleneckText } from '#contract/bottleneck-text';
import { type Counts, settledOf } from '#contract/counts';
import type { DurationFigures, RunFigures } from '#contract/run-figures';

/** What is told of many durations, in milliseconds; null where there are none. */
export interface DurationSummary {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly max: number | null;
  /** How many they are. */
  readonly n: number;
}

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
  /** Intended arrival to end, of tasks that were not cancelled. Those of one run arrive in one way: see `figures`. */
  readonly responseMs: DurationSummary;
  /** Start to verdict, of attempts that were not cancelled. */
  readonly serviceMs: DurationSummary;
  readonly seed: number;
  /** What held the run up, in words. */
  readonly bottleneck: string;
  /** By how tasks arrived and ended, and where the time went. */
  readonly figures: Omit<RunFigures, 'run' | 'atMs'>;
}

export function reportRun(
  counts: Counts,
  runFigures: RunFigures,
  elapsedMs: number,
  seed: number,
): RunReport {
  const throughput = elapsedMs === 0 ? 0 : (settledOf(counts) * 1000) / elapsedMs;
  const { run: _run, atMs: _atMs, ...figures } = runFigures;
  const { open, closed } = figures.response;
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
    responseMs: summaryOf((open ?? closed)?.all ?? null),
    serviceMs: summaryOf(figures.service.all),
    seed,
    bottleneck: bottleneckText(figures),
    figures,
  };
}

export function summaryOf(figures: DurationFigures | null): DurationSummary {
  return {
    p50: figures?.p50Ms ?? null,
    p90: figures?.p90Ms ?? null,
    p95: figures?.p95Ms ?? null,
    p99: figures?.p99Ms ?? null,
    p999: figures?.p999Ms ?? null,
    max: figures?.maxMs ?? null,
    n: figures?.n ?? 0,
  };
}
