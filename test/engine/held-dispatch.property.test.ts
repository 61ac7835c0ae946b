import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditLog } from '../support/log-audit';
import { play, RUNS, scenario } from '../support/random-scenario';
import type { YardRig } from '../support/yard-rig';

const moment = fc.integer({ min: 0, max: 1_500_000 }).map((micros) => micros / 1_000);
const switches = fc.array(fc.record({ atMs: moment, held: fc.boolean() }), { maxLength: 12, size: 'max' });

/** Stretches of the log, by line, in which dispatch was held. */
function watchHolds(rig: YardRig): (readonly [number, number])[] {
  const holds: [number, number][] = [];
  const { scheduler } = rig;
  const hold = scheduler.holdDispatch.bind(scheduler);
  scheduler.holdDispatch = (held) => {
    const wasHeld = scheduler.isDispatchHeld;
    const from = rig.log.length;
    hold(held);
    if (!wasHeld && scheduler.isDispatchHeld) holds.push([from, Number.POSITIVE_INFINITY]);
    const last = holds.at(-1);
    if (wasHeld && !scheduler.isDispatchHeld && last !== undefined) last[1] = from;
  };
  return holds;
}

test('nothing starts while dispatch is held, and all other rules are kept', { timeout: 120_000 }, () => {
  let linesHeld = 0;
  fc.assert(
    fc.property(scenario, switches, (given, switches) => {
      let holds: (readonly [number, number])[] = [];
      const { log } = play(given, (rig) => {
        holds = watchHolds(rig);
        for (const { atMs, held } of switches) rig.at(atMs, () => rig.scheduler.holdDispatch(held));
      });
      const shutdownAt = log.findIndex(({ type }) => type === 'shutdown-requested');
      for (const [from, to] of holds) {
        const held = log.slice(from, Math.min(to, shutdownAt));
        linesHeld += held.length;
        expect(held.filter(({ type }) => type === 'attempt-started')).toEqual([]);
      }
      // The log does not tell of a hold: to one who reads it, tasks that were ready did not start.
      expect(auditLog(log).filter((text) => !/ was ready and did not start by /.test(text))).toEqual([]);
      expect(log.at(-1)?.type).toBe('shutdown-completed');
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
  expect(linesHeld).toBeGreaterThan(RUNS);
});
