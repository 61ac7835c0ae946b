import type { Workload } from '#contract/workload';
import type { LimitsPatch } from '#contract/yard-api';

/** Work that comes so fast and lasts so long that the log grows by about so many events a second. */
export interface Load {
  readonly eventsPerSecond: number;
  readonly limits: LimitsPatch;
  workload(durationMs: number): Workload;
}

/** A task that ends with its first attempt: submitted, started, its attempt settled, settled. */
const EVENTS_PER_TASK = 4;
/** Tasks of 50–200 ms, mostly; a few fail once and are retried. */
const MIX = { normal: 0, unstable: 1, slow: 0, failing: 19 };
const MEAN_RUN_S = 0.13;

/** Enough lanes for what arrives, half as many again. */
export function loadOf(eventsPerSecond: number): Load {
  const perSecond = eventsPerSecond / EVENTS_PER_TASK;
  const workers = Math.min(1_024, Math.max(3, Math.ceil(perSecond * MEAN_RUN_S * 1.5)));
  return {
    eventsPerSecond,
    limits: { workers, backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 } },
    workload: (durationMs) => ({
      count: Math.ceil((perSecond * durationMs) / 1_000),
      mix: MIX,
      priorities: { high: 1, medium: 2, low: 1 },
      arrivals: { kind: 'poisson', perSecond },
      own: { maxAttempts: 1 },
    }),
  };
}
