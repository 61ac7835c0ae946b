import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_DURATION_MS } from '#contract/limits';
import { HdrDurations } from '../../src-main/feed/hdr-durations';
import { nearestRank } from '../../src-main/feed/nearest-rank';

const PERCENTILES = { p50Ms: 0.5, p75Ms: 0.75, p90Ms: 0.9, p95Ms: 0.95, p99Ms: 0.99, p999Ms: 0.999 } as const;

function counted(durationsMs: Iterable<number>): HdrDurations {
  const durations = new HdrDurations();
  for (const ms of durationsMs) durations.add(ms);
  return durations;
}

const micros = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }),
  fc.integer({ min: 0, max: 20_000_000 }),
  fc.integer({ min: 0, max: MAX_DURATION_MS * 1_000 }),
);

it('has nothing to tell of nothing', () => {
  const figures = new HdrDurations().figures();
  expect(figures.n).toBe(0);
  const { n: _, ...rest } = figures;
  expect(Object.values(rest).every((figure) => figure === null)).toBe(true);
});

it('tells one duration exactly, whatever its length', () => {
  for (const ms of [0, 0.001, 1.5, 123.457, 2_000, MAX_DURATION_MS, 40 * MAX_DURATION_MS]) {
    const { n, ...rest } = counted([ms]).figures();
    expect(n).toBe(1);
    for (const figure of Object.values(rest)) expect(figure).toBe(ms);
  }
});

it('is within a thousandth of every exact percentile, and exact in its ends and its mean', () => {
  fc.assert(
    fc.property(fc.array(micros, { minLength: 1, maxLength: 400 }), (given) => {
      const sorted = Float64Array.from(given, (one) => one / 1000).sort();
      const figures = counted(given.map((one) => one / 1000)).figures();
      expect(figures.n).toBe(sorted.length);
      expect(figures.minMs).toBe(sorted[0]);
      expect(figures.maxMs).toBe(sorted.at(-1));
      const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
      expect(Math.abs((figures.meanMs as number) - mean)).toBeLessThan(0.002 + mean * 1e-9);
      for (const [name, share] of Object.entries(PERCENTILES)) {
        const exact = nearestRank(sorted, share) as number;
        const told = figures[name as keyof typeof PERCENTILES] as number;
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact / 1000 + 1e-9);
      }
    }),
    { numRuns: 200 },
  );
});

it('merges as if all had been counted together', () => {
  fc.assert(
    fc.property(fc.array(fc.array(micros, { maxLength: 60 }), { maxLength: 6 }), (parts) => {
      const merged = new HdrDurations();
      for (const part of parts) merged.include(counted(part.map((one) => one / 1000)));
      expect(merged.figures()).toEqual(counted(parts.flat().map((one) => one / 1000)).figures());
    }),
    { numRuns: 200 },
  );
});
