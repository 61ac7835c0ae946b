import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunTime } from '../../src-main/engine/run-time';
import { FunctionAlarm, Timetable } from '../../src-main/engine/timetable';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';

function timetableOn(clock: VirtualClock, mostRings = 1_000) {
  const time = new RunTime(clock);
  const timetable = new Timetable(
    time,
    () => {
      time.tick();
      timetable.expire();
    },
    mostRings,
  );
  return { time, timetable };
}

describe('a timetable', () => {
  test('rings what is set and not cleared, each at its time, of one time in order of setting', () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 20 }),
      lengthMs: fc.integer({ min: 0, max: 60 }),
      clears: fc.option(fc.nat({ max: 40 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const clock = new VirtualClock();
        const { time, timetable } = timetableOn(clock);
        const rung: string[] = [];
        const set: { alarm: FunctionAlarm; dueMs: number; name: string; gone: boolean }[] = [];
        let atMs = 0;
        for (const { afterMs, lengthMs, clears } of steps) {
          atMs += afterMs;
          clock.advanceTo(atMs);
          time.tick();
          const one = { dueMs: atMs + lengthMs, name: `${set.length}`, gone: false };
          const alarm = new FunctionAlarm(() => rung.push(`${clock.now()} ${one.name}`));
          set.push(Object.assign(one, { alarm }));
          timetable.set(alarm, lengthMs);
          const cleared = clears === null ? undefined : set[clears];
          if (cleared !== undefined && (cleared.dueMs > atMs || cleared === set.at(-1))) {
            cleared.gone = true;
            timetable.clear(cleared.alarm);
          }
        }
        clock.runAll();
        const expected = set
          .map((one, order) => ({ ...one, order }))
          .filter(({ gone }) => !gone)
          .sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)
          .map(({ dueMs, name }) => `${dueMs} ${name}`);
        expect(rung).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('serves deadlines of one length with one armed timer', () => {
    const clock = new VirtualClock();
    let armed = 0;
    const { at } = clock;
    clock.at = (timeMs, run) => {
      armed++;
      return at.call(clock, timeMs, run);
    };
    const { timetable } = timetableOn(clock);
    for (let i = 0; i < 1000; i++) {
      const alarm = new FunctionAlarm(() => {});
      timetable.set(alarm, 2000);
      timetable.clear(alarm);
    }
    expect(armed).toBe(1);
  });

  test('keeps no row for a length that nobody waits for any more', () => {
    const clock = new VirtualClock();
    const { timetable } = timetableOn(clock);
    for (let i = 0; i < 1000; i++) {
      const alarm = new FunctionAlarm(() => {});
      timetable.set(alarm, 100 + i / 8);
      if (i % 2 === 0) timetable.clear(alarm);
    }
    clock.runAll();
    expect(timetable.rows).toBeLessThanOrEqual(1);
  });

  test('rings nothing more once it is stopped', () => {
    const clock = new VirtualClock();
    const { timetable } = timetableOn(clock);
    const rung: string[] = [];
    timetable.set(new FunctionAlarm(() => rung.push('one')), 10);
    timetable.stop();
    timetable.set(new FunctionAlarm(() => rung.push('two')), 5);
    clock.runAll();
    expect(rung).toEqual([]);
  });
});
