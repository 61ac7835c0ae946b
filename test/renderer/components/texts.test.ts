import { describe, expect, it } from 'vitest';
import { countOf, countText, rateText } from '#contract/count-text';
import { durationText, fineDurationText } from '#contract/duration-text';
import { readNumber } from '../../../src-renderer/components/number-draft';
import { SLIDER_STEPS, stepOf, valueAtStep } from '../../../src-renderer/components/slider-scale';

describe('numbers in words', () => {
  it('tells durations in the unit that fits them', () => {
    const told = [0, 180.4, 999.6, 2_004, 12_340, 125_000, 3_725_000].map(durationText);
    expect(told).toEqual(['0 ms', '180 ms', '1.00 s', '2.00 s', '12.3 s', '2 min 05 s', '1 h 02 min']);
    expect(durationText(null)).toBe('–');
  });

  it('tells parts of a millisecond where that is asked for', () => {
    expect([0, 0.316, 9.99, 9.999, 180.4, null].map(fineDurationText)).toEqual([
      '0 ms',
      '0.32 ms',
      '9.99 ms',
      '10 ms',
      '180 ms',
      '–',
    ]);
  });

  it('groups the digits of long counts', () => {
    expect([0, 999, 1_000, 48_210, 1_234_567].map(countText)).toEqual([
      '0',
      '999',
      '1\u202f000',
      '48\u202f210',
      '1\u202f234\u202f567',
    ]);
    expect([countOf(1, 'task'), countOf(2, 'task')]).toEqual(['1 task', '2 tasks']);
  });

  it('tells rates to three digits', () => {
    expect([0.254, 9.99, 12.34, 250.4].map(rateText)).toEqual(['0.25', '9.99', '12.3', '250']);
  });
});

describe('a typed number', () => {
  const range = { min: 1, max: 1024, integer: true };

  it('is taken where it is within range, with its digits grouped or not', () => {
    expect(readNumber('8', range)).toEqual({ ok: true, value: 8 });
    expect(readNumber('1 024', range)).toEqual({ ok: true, value: 1_024 });
  });

  it.each(['0', '1025', '2.5', '', 'many', '1,5', '1e9'])(
    'is refused with the range and what came: %j',
    (typed) => {
      expect(readNumber(typed, range)).toEqual({
        ok: false,
        problem: `Expected a whole number from 1 to 1\u202f024, got ${typed === '' ? 'nothing' : typed}.`,
      });
    },
  );
});

describe('a slider', () => {
  it('reaches both of its ends exactly', () => {
    const scale = { min: 50, max: 60_000, kind: 'doubling' } as const;
    expect([valueAtStep(scale, 0, true), valueAtStep(scale, SLIDER_STEPS, true)]).toEqual([50, 60_000]);
    expect([stepOf(scale, 50), stepOf(scale, 60_000), stepOf(scale, 9e9)]).toEqual([
      0,
      SLIDER_STEPS,
      SLIDER_STEPS,
    ]);
  });

  it('gives whole numbers where only those are meant', () => {
    const scale = { min: 1, max: 64, kind: 'doubling' } as const;
    for (let step = 0; step <= SLIDER_STEPS; step++) {
      expect(Number.isInteger(valueAtStep(scale, step, true))).toBe(true);
    }
  });
});
