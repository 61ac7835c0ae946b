import { zeroCounts } from '#contract/counts';
import type { FeedState } from '#contract/feed-message';
import type { ResultsPage } from '#contract/results-query';
import { REAL_TIME } from '#contract/yard-clock';

const NOTHING = { p50: null, p95: null, p99: null, n: 0 };

/** What a message tells of a yard in which nothing has happened, but for what is given. */
export function feedState(some: Partial<FeedState> = {}): FeedState {
  return {
    run: 1,
    runCount: 1,
    atMs: 0,
    counts: zeroCounts(),
    ghostLanes: [],
    toSubmit: 0,
    neverSubmitted: 0,
    phase: 'running',
    metrics: {
      throughputPerSecond: 0,
      response: NOTHING,
      closedResponse: NOTHING,
      service: NOTHING,
      utilisation: 0,
      tokens: null,
      accepted: { open: 0, closed: 0 },
      bottleneck: null,
    },
    queuedByPriority: { high: 0, medium: 0, low: 0 },
    deadlines: [],
    clock: REAL_TIME,
    dispatchHeld: false,
    shutdownBy: null,
    recording: null,
    nextLimits: null,
    ...some,
  };
}

export const NONE_FOUND: ResultsPage['found'] = {
  queued: 0,
  running: 0,
  'backing-off': 0,
  succeeded: 0,
  failed: 0,
  'timed-out': 0,
  cancelled: 0,
};
