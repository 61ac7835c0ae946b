import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditLog } from '../support/log-audit';
import { play, RUNS, scenario } from '../support/random-scenario';

describe('over random limits, workloads, changes, cancels and shutdowns', { timeout: 120_000 }, () => {
  test('the log keeps every rule', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const rig = play(given);
        expect(auditLog(rig.log)).toEqual([]);
        expect(rig.imbalances).toEqual([]);
        expect(rig.events.at(-1)?.type).toBe('shutdown-completed');
        expect(rig.scheduler.phase).toBe('stopped');
        expect(rig.executor.running).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });

  test('the same seed and scenario give the same log, byte for byte', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const bytes = () =>
          play(given)
            .log.map((line) => JSON.stringify(line))
            .join('\n');
        expect(bytes()).toBe(bytes());
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});
