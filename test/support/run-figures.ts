import type { Bottleneck, DurationFigures, DurationsByEnd, RunFigures } from '#contract/run-figures';

export const NO_DURATIONS: DurationFigures = {
  ...{ n: 0, minMs: null, meanMs: null, p50Ms: null, p75Ms: null },
  ...{ p90Ms: null, p95Ms: null, p99Ms: null, p999Ms: null, maxMs: null },
};

/** So many durations, of one length but for the longest, which is ten times as long. */
export function durations(n: number, ms: number): DurationFigures {
  return {
    ...{ n, minMs: ms, meanMs: ms, p50Ms: ms, p75Ms: ms, p90Ms: ms, p95Ms: ms, p99Ms: ms },
    ...{ p999Ms: 10 * ms, maxMs: 10 * ms },
  };
}

export function byEnd(some: Partial<DurationsByEnd> = {}): DurationsByEnd {
  return {
    all: NO_DURATIONS,
    succeeded: NO_DURATIONS,
    failed: NO_DURATIONS,
    timedOut: NO_DURATIONS,
    ...some,
  };
}

/** All of the time the yard kept up, but for what is given. */
export function bottleneck(some: Partial<Bottleneck> = {}): Bottleneck {
  return {
    ...{ spanMs: 10_000, lanesBusy: 0.25, lanesHeld: 0, waitingForLane: 0 },
    ...{ waitingForToken: 0, dispatchHeld: 0, keepingUp: 1 },
    ...some,
  };
}

/** A run in which nothing has come yet, but for what is given. */
export function runFigures(some: Partial<RunFigures> = {}): RunFigures {
  return {
    ...{ run: 1, atMs: 10_000, accepted: { open: 0, closed: 0 }, response: { open: null, closed: null } },
    ...{ wait: NO_DURATIONS, service: byEnd(), throughputPerSecond: 0, bottleneck: bottleneck() },
    ...some,
  };
}
