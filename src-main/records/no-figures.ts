import { NO_DURATION_FIGURES as NONE, type RunFigures } from '#contract/run-figures';

/** The figures of a run of which none are known. */
export function noFigures(run: number, atMs: number): RunFigures {
  return {
    run,
    atMs,
    accepted: { open: 0, closed: 0 },
    response: { open: null, closed: null },
    wait: NONE,
    service: { all: NONE, succeeded: NONE, failed: NONE, timedOut: NONE },
    throughputPerSecond: 0,
    bottleneck: {
      spanMs: 0,
      lanesBusy: 0,
      lanesHeld: 0,
      waitingForLane: 0,
      waitingForToken: 0,
      dispatchHeld: 0,
      keepingUp: 0,
    },
  };
}
