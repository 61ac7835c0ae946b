import { REAL_TIME } from '#contract/yard-clock';
import type { YardGauges } from '../../src-main/feed/yard-feed';

/** What a yard would tell in which nothing happens that no event tells of, but for what is given. */
export function yardGauges(some: Partial<YardGauges> = {}): YardGauges {
  return {
    elapsedMs: () => 0,
    ghostLanes: () => [],
    tokens: () => null,
    phase: () => 'running',
    toSubmit: () => 0,
    neverSubmitted: () => 0,
    deadlines: () => [],
    clock: () => REAL_TIME,
    dispatchHeld: () => false,
    shutdownBy: () => null,
    nextLimits: () => null,
    ...some,
  };
}
