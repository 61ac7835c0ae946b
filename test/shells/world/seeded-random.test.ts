import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../../src-main/shells/world/seeded-random';

describe('seeded chance', () => {
  test('is the same for the same seed, purpose, stream and index, and different for any other', () => {
    const draws = [
      new SeededRandom(42).draw(7, 1),
      new SeededRandom(43).draw(7, 1),
      new SeededRandom(42 + 2 ** 32).draw(7, 1),
      new SeededRandom(42, 1).draw(7, 1),
      new SeededRandom(42).draw(8, 1),
      new SeededRandom(42).draw(7, 2),
    ];
    expect(new Set(draws).size).toBe(draws.length);
    expect(new SeededRandom(42).draw(7, 1)).toBe(draws[0]);
  });

  test.each([
    ['over the streams', (i: number) => [i, 1] as const],
    ['over the indices of one stream', (i: number) => [1, i] as const],
  ])('is spread evenly %s, and its neighbours are not alike', (_, key) => {
    const random = new SeededRandom(1);
    const count = 100_000;
    const bins = new Array<number>(20).fill(0);
    let sum = 0;
    let products = 0;
    let before = 0.5;
    for (let i = 0; i < count; i++) {
      const draw = random.draw(key(i)[0], key(i)[1]);
      expect(draw >= 0 && draw < 1).toBe(true);
      bins[Math.floor(draw * 20)] = (bins[Math.floor(draw * 20)] as number) + 1;
      sum += draw;
      products += (draw - 0.5) * (before - 0.5);
      before = draw;
    }
    expect(sum / count).toBeCloseTo(0.5, 2);
    // Chi-square with 19 degrees of freedom: 43.8 is passed once in a thousand by true chance.
    const chiSquare = bins.reduce((total, n) => total + (n - count / 20) ** 2 / (count / 20), 0);
    expect(chiSquare).toBeLessThan(43.8);
    expect(Math.abs(products / count) * 12).toBeLessThan(0.02);
  });
});
