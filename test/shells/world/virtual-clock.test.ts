import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src-main/shells/world/virtual-clock';

describe('a virtual clock', () => {
  test('runs timers by time, of one time in the order they were set, cancelled ones never', () => {
    const timers = fc.array(fc.record({ timeMs: fc.nat({ max: 30 }), cancelled: fc.boolean() }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(timers, (given) => {
        const clock = new VirtualClock();
        const ran: number[] = [];
        given
          .map(({ timeMs }, i) => clock.at(timeMs, () => ran.push(i)))
          .forEach((cancel, i) => {
            if (given[i]?.cancelled) cancel();
          });
        clock.runAll();
        const expected = given
          .map((timer, i) => ({ ...timer, i }))
          .filter(({ cancelled }) => !cancelled)
          .sort((a, b) => a.timeMs - b.timeMs || a.i - b.i)
          .map(({ i }) => i);
        expect(ran).toEqual(expected);
      }),
    );
  });

  test('stands at the time of the timer it runs, and never runs one within the call that sets it', () => {
    const clock = new VirtualClock();
    const seen: number[] = [];
    clock.at(10, () => {
      seen.push(clock.now());
      clock.at(3, () => seen.push(clock.now()));
      seen.push(-1);
    });
    clock.advanceTo(25);
    expect(seen).toEqual([10, -1, 10]);
    expect(clock.now()).toBe(25);
    expect(clock.nextAtMs()).toBeNull();
  });
});
