import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrderedRange, STRETCH } from '../../src-main/feed/ordered-range';
import { finish } from '../support/sliced-work';

it('gives any range as a whole sort would have it', () => {
  const draws = fc.record({
    keys: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }),
    from: fc.nat(220),
    count: fc.nat(60),
  });
  fc.assert(
    fc.property(draws, fc.array(fc.nat(220), { maxLength: 3 }), ({ keys, from, count }, others) => {
      const sorted = keys.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || b - a);
      const order = new OrderedRange(Float64Array.from(keys), (a, b) => b - a);
      for (const start of [from, ...others]) {
        expect([...finish(order.range(start, start + count))]).toEqual(sorted.slice(start, start + count));
      }
    }),
  );
});

it('tells the place of each thing as a whole sort would have it, also when ranges have been asked for', () => {
  const keysDrawn = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(keysDrawn, fc.array(fc.nat(220), { maxLength: 3 }), (keys, ranges) => {
      const sorted = keys.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || b - a);
      const order = new OrderedRange(Float64Array.from(keys), (a, b) => b - a);
      for (const from of ranges) finish(order.range(from, from + 20));
      const places = keys.map((_, thing) => finish(order.placeOf(thing)));
      expect(places).toEqual(keys.map((_, thing) => sorted.indexOf(thing)));
    }),
  );
});

it('costs no more for data that is sorted, reversed or all alike, and yields all along', () => {
  const count = 200_000;
  const arrangements = [(i: number) => i, (i: number) => -i, () => 0, (i: number) => Math.abs(i - count / 2)];
  for (const keyOf of arrangements) {
    const order = new OrderedRange(
      Float64Array.from({ length: count }, (_, i) => keyOf(i)),
      (a, b) => a - b,
    );
    let yields = 0;
    finish(order.range(0, 50), () => yields++);
    expect(yields).toBeGreaterThan(count / STRETCH / 2);
    expect(yields * STRETCH).toBeLessThan(15 * count);
  }
});
