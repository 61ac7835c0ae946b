import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderedRange } from '../../src-main/feed/ordered-range';

it('gives any range as a whole sort would have it', () => {
  const draws = fc.record({
    keys: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }),
    from: fc.nat(220),
    count: fc.nat(60),
  });
  fc.assert(
    fc.property(draws, ({ keys, from, count }) => {
      const order = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b;
      const sorted = keys.map((_, i) => i).sort(order);
      expect([...orderedRange(keys.length, from, from + count, order)]).toEqual(
        sorted.slice(from, from + count),
      );
    }),
  );
});

it('costs no more for data that is sorted, reversed or all alike', () => {
  const count = 20_000;
  const arrangements = [(i: number) => i, (i: number) => -i, () => 0, (i: number) => Math.abs(i - count / 2)];
  for (const keyOf of arrangements) {
    let comparisons = 0;
    orderedRange(count, 0, 50, (a, b) => {
      comparisons++;
      return keyOf(a) - keyOf(b) || a - b;
    });
    expect(comparisons).toBeLessThan(15 * count);
  }
});
