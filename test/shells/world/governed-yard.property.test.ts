import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GovernedClock } from '../../../src-main/shells/world/governed-clock';
import { auditLog } from '../../support/log-audit';
import { play, RUNS, scenario } from '../../support/random-scenario';

const change = fc.record({
  atMs: fc.integer({ min: 0, max: 2_000_000 }).map((micros) => micros / 1_000),
  speed: fc.integer({ min: 5, max: 2_000 }).map((percent) => percent / 100),
  paused: fc.boolean(),
});

test('a yard keeps every rule whatever its clock is told, as if no time had passed outside', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(scenario, fc.array(change, { maxLength: 10 }), (given, changes) => {
      const governed: GovernedClock[] = [];
      const clockOver = (host: ConstructorParameters<typeof GovernedClock>[0]) => {
        const clock = new GovernedClock(host);
        governed.push(clock);
        return clock;
      };
      const prepare = (rig: ReturnType<typeof play>) => {
        for (const { atMs, speed, paused } of changes) {
          rig.clock.at(atMs, () => governed[0]?.change({ speed, paused }));
        }
        rig.clock.at(2_000, () => governed[0]?.change({ speed: 1, paused: false }));
      };
      const rig = play(given, prepare, { clockOver });
      expect(auditLog(rig.log)).toEqual([]);
      expect(rig.events.at(-1)?.type).toBe('shutdown-completed');
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});
