import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BinnedDurations,
  mergeDurations,
  NO_DURATIONS,
  percentilesOf,
} from '../../src-main/feed/binned-durations';
import { BIN_COUNT, BIN_ERROR, binOf, middleOf } from '../../src-main/feed/duration-bins';
import { DurationHistogram } from '../../src-main/feed/duration-histogram';
import { nearestRank } from '../../src-main/feed/nearest-rank';

/** Durations of every size, on the log's grid of microseconds. */
const micros = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 60_000_000 }),
  fc.integer({ min: 2 ** 31 - 2_000, max: 2 ** 31 + 2_000 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const durations = fc.array(
  micros.map((value) => value / 1000),
  { maxLength: 300, size: 'max' },
);

function counted(durationsMs: readonly number[]): BinnedDurations {
  const histogram = new DurationHistogram();
  for (const durationMs of durationsMs) histogram.add(durationMs);
  return histogram.binned();
}

describe('a histogram of durations', () => {
  it('tells any duration by its bin to within the stated error', () => {
    fc.assert(
      fc.property(micros, (value) => {
        const bin = binOf(value / 1000);
        expect(bin).toBeGreaterThanOrEqual(0);
        expect(bin).toBeLessThan(BIN_COUNT);
        expect(Math.abs(middleOf(bin) * 1000 - value)).toBeLessThanOrEqual(value * BIN_ERROR);
      }),
    );
  });

  it('puts longer durations in later bins, without a gap between neighbours', () => {
    fc.assert(
      fc.property(micros, (value) => {
        const step = binOf((value + 1) / 1000) - binOf(value / 1000);
        // Beyond 2^53 the next whole number is not one more.
        if (value < Number.MAX_SAFE_INTEGER) expect([0, 1]).toContain(step);
      }),
    );
  });

  it('has percentiles within the stated error of those by nearest rank', () => {
    fc.assert(
      fc.property(durations, (durationsMs) => {
        const sorted = Float64Array.from(durationsMs).sort();
        const { n, ...told } = percentilesOf(counted(durationsMs));
        expect(n).toBe(durationsMs.length);
        for (const [name, share] of [
          ['p50', 0.5],
          ['p95', 0.95],
          ['p99', 0.99],
        ] as const) {
          const exact = nearestRank(sorted, share);
          if (exact === null) expect(told[name]).toBeNull();
          else
            expect(Math.abs((told[name] ?? Number.NaN) - exact)).toBeLessThanOrEqual(
              exact * BIN_ERROR + 1e-9,
            );
        }
      }),
    );
  });

  it('is, merged from parts, the same as if all had been counted together', () => {
    fc.assert(
      fc.property(durations, durations, (first, second) => {
        expect(mergeDurations(counted(first), counted(second))).toEqual(counted([...first, ...second]));
      }),
    );
  });

  it('tells durations that are all alike exactly', () => {
    expect(percentilesOf(counted([180.123, 180.123]))).toEqual({
      p50: 180.123,
      p95: 180.123,
      p99: 180.123,
      n: 2,
    });
  });

  it('begins anew when it is cleared', () => {
    const histogram = new DurationHistogram();
    histogram.add(5_000);
    histogram.clear();
    expect(histogram.binned()).toBe(NO_DURATIONS);
    histogram.add(2);
    expect(percentilesOf(histogram.binned())).toEqual({ p50: 2, p95: 2, p99: 2, n: 1 });
  });
});
