import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GovernedClock } from '../../../src-main/shells/world/governed-clock';
import { VirtualClock } from '../../../src-main/shells/world/virtual-clock';

function rig() {
  const host = new VirtualClock();
  const clock = new GovernedClock(host);
  const ran: string[] = [];
  const set = (name: string, timeMs: number) =>
    clock.at(timeMs, () => ran.push(`${name} at ${clock.now()}, ${host.now()} outside`));
  return { host, clock, ran, set };
}

describe('a governed clock', () => {
  test('is exactly the clock below until it is told otherwise', () => {
    const { host, clock } = rig();
    const below: string[] = [];
    const above: string[] = [];
    for (const timeMs of [0.1 + 0.2, 7, 1e9 / 3, 7]) {
      host.at(timeMs, () => below.push(`${timeMs} at ${host.now()}`));
      clock.at(timeMs, () => above.push(`${timeMs} at ${clock.now()}`));
    }
    host.runAll();
    expect(above).toEqual(below);
  });

  test('goes faster and slower from the moment it is told, timers that are set included', () => {
    const { host, clock, ran, set } = rig();
    set('a', 100);
    set('b', 200);
    host.advanceTo(50);
    clock.change({ speed: 10 });
    host.advanceTo(55);
    clock.change({ speed: 0.5 });
    host.runAll();
    expect(ran).toEqual(['a at 100, 55 outside', 'b at 200, 255 outside']);
  });

  test('stands still while it is paused, for however long, and goes on where it stood', () => {
    const { host, clock, ran, set } = rig();
    host.advanceTo(30);
    clock.change({ paused: true });
    set('a', 40);
    host.advanceTo(1_000_000);
    expect([clock.now(), ran]).toEqual([30, []]);
    clock.change({ paused: false });
    host.runAll();
    expect(ran).toEqual(['a at 40, 1000010 outside']);
  });

  test('runs timers of one time in the order they were set, also when it is changed in between', () => {
    const { host, clock, ran, set } = rig();
    for (const name of ['a', 'b', 'c']) set(name, 100);
    clock.change({ speed: 3 });
    clock.change({ speed: 1, paused: true });
    clock.change({ paused: false });
    set('d', 100);
    host.runAll();
    expect(ran.map((line) => line[0])).toEqual(['a', 'b', 'c', 'd']);
  });

  test('runs what is due already while it stands, and nothing that is to come', () => {
    const { host, clock, ran, set } = rig();
    host.advanceTo(30.0004);
    clock.change({ paused: true });
    set('now', clock.now());
    set('past', 7);
    // The yard's times are whole microseconds: rounded up to one, now is still now.
    set('now, rounded', 30.001);
    set('to come', 30.002);
    expect(ran).toEqual([]);
    host.advanceTo(100);
    expect(ran.map((line) => line.split(' at ')[0])).toEqual(['now', 'past', 'now, rounded']);
    expect(clock.now()).toBe(30.001);
  });

  test('stands at the very time of a timer that it runs, whatever its speed', () => {
    const speeds = fc.double({ min: 0.05, max: 20, noNaN: true });
    const micros = fc.integer({ min: 1, max: 2_000_000_000 });
    fc.assert(
      fc.property(speeds, micros, micros, (speed, changedAt, timer) => {
        const { host, clock } = rig();
        host.advanceTo(changedAt / 1_000);
        clock.change({ speed });
        const timeMs = clock.now() + timer / 1_000;
        let ranAtMs = 0;
        clock.at(timeMs, () => {
          ranAtMs = clock.now();
        });
        host.runAll();
        expect(ranAtMs).toBeGreaterThanOrEqual(timeMs);
        expect(ranAtMs - timeMs).toBeLessThan(1e-5);
      }),
    );
  });

  test('loses no time by changes, however many', () => {
    const { host, clock } = rig();
    for (let n = 1; n <= 10_000; n++) {
      host.advanceTo(n * 0.1);
      clock.change({ speed: n % 2 === 0 ? 1 : 3 });
    }
    expect(clock.now()).toBeCloseTo(0.1 + 5_000 * 0.3 + 4_999 * 0.1, 6);
  });

  test('does not run what was cancelled, before a change or after it', () => {
    const { host, clock, ran, set } = rig();
    set('a', 10)();
    const cancel = set('b', 20);
    clock.change({ speed: 2 });
    cancel();
    cancel();
    host.runAll();
    expect(ran).toEqual([]);
  });

  test('never goes back, never runs a timer early or out of order, whatever it is told', () => {
    const change = fc.record({
      // Drawn as doubles, nearly all would be next to 0.
      afterMs: fc.integer({ min: 0, max: 500_000_000 }).map((nanos) => nanos / 1_000_000),
      speed: fc.double({ min: 0.05, max: 20, noNaN: true }),
      paused: fc.boolean(),
    });
    // On the yard's grid of microseconds.
    const times = fc.array(
      fc.integer({ min: 0, max: 2_000_000 }).map((micros) => micros / 1_000),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(times, fc.array(change, { maxLength: 12 }), (timesMs, changes) => {
        const { host, clock } = rig();
        const ran: number[] = [];
        let seenMs = 0;
        const look = () => {
          expect(clock.now()).toBeGreaterThanOrEqual(seenMs);
          seenMs = clock.now();
        };
        for (const timeMs of timesMs) {
          clock.at(timeMs, () => {
            look();
            expect(clock.now()).toBeGreaterThanOrEqual(timeMs);
            ran.push(timeMs);
          });
        }
        for (const { afterMs, speed, paused } of changes) {
          host.advanceTo(host.now() + afterMs);
          look();
          clock.change({ speed, paused });
          look();
        }
        clock.change({ paused: false });
        host.runAll();
        expect(ran).toEqual([...timesMs].sort((a, b) => a - b));
      }),
    );
  });
});
