import { describe, expect, it } from 'vitest';
import {
  SLIDER_STEPS,
  type SliderScale,
  valueAtStep,
  valueBeyond,
} from '../../../src-renderer/components/slider-scale';

const SCALES: readonly (readonly [string, SliderScale, boolean])[] = [
  ['workers', { min: 1, max: 64, kind: 'doubling' }, true],
  ['attempts', { min: 1, max: 10, kind: 'even' }, true],
  ['burst', { min: 1, max: 100, kind: 'doubling' }, true],
  ['milliseconds', { min: 50, max: 60_000, kind: 'doubling' }, false],
  ['rates', { min: 0.5, max: 500, kind: 'doubling' }, false],
  ['shares', { min: 0, max: 1, kind: 'even' }, false],
];

describe.each(SCALES)('a slider for %s', (_, scale, integer) => {
  it('goes by single steps through every value it has, and back', () => {
    const all = Array.from({ length: SLIDER_STEPS + 1 }, (_, step) => valueAtStep(scale, step, integer));
    const distinct = [...new Set(all)];
    const walk = (from: number, by: 1 | -1) => {
      const met = [from];
      for (let at = from; ; ) {
        const next = valueBeyond(scale, at, by, integer);
        if (next === at) return met;
        met.push(next);
        at = next;
      }
    };
    expect(walk(scale.min, 1)).toEqual(distinct);
    expect(walk(scale.max, -1)).toEqual(distinct.toReversed());
  });
});

describe('a slider', () => {
  const workers: SliderScale = { min: 1, max: 64, kind: 'doubling' };

  it('goes from a number between its steps to the nearest in that direction', () => {
    const timeout: SliderScale = { min: 50, max: 60_000, kind: 'doubling' };
    expect(valueBeyond(timeout, 2_510, 1, false)).toBeGreaterThan(2_510);
    expect(valueBeyond(timeout, 2_510, -1, false)).toBeLessThan(2_510);
  });

  it('leads back from beyond its end, and no further out', () => {
    expect(valueBeyond(workers, 500, 1, true)).toBe(500);
    expect(valueBeyond(workers, 500, -1, true)).toBe(64);
  });

  it('goes by pages, up to its ends', () => {
    expect(valueBeyond(workers, 8, 20, true)).toBe(12);
    expect(valueBeyond(workers, 60, 20, true)).toBe(64);
    expect(valueBeyond(workers, 1, -20, true)).toBe(1);
  });
});
