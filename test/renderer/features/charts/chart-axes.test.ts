import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowHolding, rowsOf } from '../../../../src-renderer/features/charts/chart-rows';
import { axisText, type Measure, momentText } from '../../../../src-renderer/features/charts/measures';
import { niceAxis } from '../../../../src-renderer/features/charts/nice-axis';
import { middlesOf, spanOf, timeAxis } from '../../../../src-renderer/features/charts/time-axis';
import { point, series } from './series-of';

const labels = (measure: Measure, max: number) =>
  niceAxis(measure, max).ticks.map((tick) => axisText(measure, tick).replaceAll('\u202f', ' '));

describe('a vertical axis', () => {
  it('has few round values, in the unit of what it measures', () => {
    expect(labels('count', 0)).toEqual(['0', '1']);
    expect(labels('count', 7)).toEqual(['0', '5', '10']);
    expect(labels('count', 25_000)).toEqual(['0', '10 k', '20 k', '30 k']);
    expect(labels('rate', 1.2)).toEqual(['0', '0.5', '1', '1.5']);
    expect(labels('duration', 1_800)).toEqual(['0 ms', '1 s', '2 s']);
    expect(labels('duration', 100_000)).toEqual(['0 ms', '1 min', '2 min']);
    expect(labels('duration', 7_300_000)).toEqual(['0 ms', '1 h', '2 h', '3 h']);
    expect(labels('share', 0.1)).toEqual(['0 %', '50 %', '100 %']);
    expect(labels('factor', 1)).toEqual(['× 1', '× 1.5', '× 2']);
    expect(labels('factor', 2.4)).toEqual(['× 1', '× 1.5', '× 2', '× 2.5']);
  });

  it('has labels that no line breaks in', () => {
    expect([axisText('duration', 500), axisText('count', 1e6), axisText('factor', 2)].join()).not.toContain(
      ' ',
    );
  });

  it('holds everything, wastes less than two thirds, and has at most four values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Measure>('count', 'rate', 'duration'),
        fc.double({ min: 15, max: 1e9, noNaN: true }),
        (measure, max) => {
          const { from, to, ticks } = niceAxis(measure, max);
          expect(from).toBe(0);
          expect(to).toBeGreaterThanOrEqual(max * (1 - 1e-9));
          expect(to).toBeLessThan(max * 3);
          expect(ticks.length).toBeLessThanOrEqual(4);
          expect([ticks[0], ticks.at(-1)]).toEqual([from, to]);
        },
      ),
    );
  });
});

describe('the axis of time', () => {
  const ofLength = (count: number, bucketMs = 250) =>
    spanOf(
      series(
        Array.from({ length: count }, () => point()),
        { fromMs: 2_500, bucketMs },
      ),
    );

  it('begins with the series, and holds it with little to spare', () => {
    for (const [count, bucketMs] of [
      [1, 250],
      [30, 250],
      [151, 500],
      [300, 500],
      [200, 64_000],
    ] as const) {
      const { fromMs, toMs } = ofLength(count, bucketMs);
      const lengthMs = count * bucketMs;
      expect(fromMs).toBe(2_500);
      expect(toMs - fromMs).toBeGreaterThanOrEqual(lengthMs);
      expect(toMs - fromMs).toBeLessThan(Math.max(5_001, lengthMs * (1 + 1 / 16) + 1_000));
    }
  });

  it('stays as it is while some intervals are added', () => {
    const ends = Array.from({ length: 40 }, (_, at) => ofLength(200 + at).toMs);
    expect(new Set(ends).size).toBeLessThan(8);
  });

  it('moves by whole seconds with the last minute', () => {
    const minute = (fromMs: number) =>
      spanOf(
        series(
          Array.from({ length: 240 }, () => point()),
          { span: 'minute', fromMs },
        ),
      );
    expect(minute(1_000)).toEqual({ fromMs: 1_000, toMs: 61_000 });
    expect(minute(1_250)).toEqual({ fromMs: 1_000, toMs: 62_000 });
    expect(minute(1_750)).toEqual({ fromMs: 1_000, toMs: 62_000 });
  });

  it('has a place to point at for every interval', () => {
    const shown = series([point(), point(), point()], { fromMs: 1_000 });
    const middles = middlesOf(spanOf(shown), 250);
    expect(middles.slice(0, 2)).toEqual([{ midMs: 1_125 }, { midMs: 1_375 }]);
    const rows = rowsOf(shown, () => []);
    expect(middles.slice(0, 4).map(({ midMs }) => rowHolding(rows, midMs)?.fromMs)).toEqual([
      1_000,
      1_250,
      1_500,
      undefined,
    ]);
  });

  it('has labels with room around them, for days as for seconds', () => {
    for (const toMs of [5_000, 60_000, 3_600_000, 86_400_000 * 3]) {
      const { ticks, labelOf } = timeAxis({ fromMs: 0, toMs }, 250);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.map(labelOf).every((label) => label !== '')).toBe(true);
    }
  });
});

it('tells a moment of the run to the interval', () => {
  expect([0, 12_250, 59_750, 60_000, 185_500, 3_725_000].map(momentText)).toEqual([
    '0.00 s',
    '12.25 s',
    '59.75 s',
    '1:00',
    '3:05.5',
    '1:02:05',
  ]);
});
