import { zeroCounts } from '#contract/counts';
import type { KeptRun } from '#contract/kept-runs';
import { LESSON_LIMITS } from '#contract/limits';
import { runFigures } from './run-figures';

/** A run of the history in which nothing has come, but for what is given. */
export function keptRun(some: Partial<KeptRun> = {}): KeptRun {
  return {
    ...{ id: 'run-1', name: null, app: 'switchyard/0.1.0', seed: 42, startedAt: '2026-01-02T12:00:00.000Z' },
    ...{ outcome: 'completed', problem: null, endedAtMs: 9_600, bytes: 20_000, events: 400 },
    ...{ counts: zeroCounts(), limits: LESSON_LIMITS, limitChanges: 0, kinds: [], figures: runFigures() },
    ...some,
  };
}
