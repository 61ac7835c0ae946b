import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARRIVAL_RANGE, ARRIVAL_SPAN_RANGE } from '#contract/workload';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { ArrivalTimes, type ScheduledArrivals } from '../../src-main/workloads/arrival-times';

type Changing = Extract<ScheduledArrivals, { kind: 'ramp' | 'step' | 'spike' }>;

const rate = (max: number) => fc.double({ min: 0.5, max, noNaN: true });
const span = fc.double({ min: 1, max: 4_000, noNaN: true });

const changing: fc.Arbitrary<Changing> = fc.oneof(
  fc.record({
    kind: fc.constant('ramp' as const),
    fromPerSecond: rate(400),
    toPerSecond: rate(400),
    rampMs: span,
  }),
  fc.record({
    kind: fc.constant('step' as const),
    perSecond: rate(200),
    stepPerSecond: rate(100),
    stepMs: fc.double({ min: 20, max: 4_000, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('spike' as const),
    perSecond: rate(200),
    peakPerSecond: rate(2_000),
    afterMs: span,
    spikeMs: span,
  }),
);

/** Arrivals a second at a moment, straight from what the kinds are said to be. */
function rateAt(arrivals: Changing, atMs: number): number {
  switch (arrivals.kind) {
    case 'ramp': {
      const { fromPerSecond, toPerSecond, rampMs } = arrivals;
      return fromPerSecond + (toPerSecond - fromPerSecond) * Math.min(1, atMs / rampMs);
    }
    case 'step':
      return Math.min(
        ARRIVAL_RANGE.max,
        arrivals.perSecond + Math.floor(atMs / arrivals.stepMs) * arrivals.stepPerSecond,
      );
    case 'spike': {
      const isPeak = atMs >= arrivals.afterMs && atMs < arrivals.afterMs + arrivals.spikeMs;
      return isPeak ? arrivals.peakPerSecond : arrivals.perSecond;
    }
  }
}

/** How many have arrived by then, summed up in small steps. */
function arrivedBy(arrivals: Changing, untilMs: number): number {
  const steps = 20_000;
  let arrived = 0;
  for (let step = 0; step < steps; step++) {
    arrived += (rateAt(arrivals, ((step + 0.5) * untilMs) / steps) * untilMs) / steps / 1000;
  }
  return arrived;
}

function timesOf(arrivals: ScheduledArrivals, count: number, seed = 1): number[] {
  const times = new ArrivalTimes(arrivals, new SeededRandom(seed, 3));
  return Array.from({ length: count }, () => times.next());
}

describe('arrivals at a rate that changes', () => {
  it('come when the rate, summed up over time, has reached their number', () => {
    fc.assert(
      fc.property(changing, fc.integer({ min: 1, max: 400 }), (arrivals, number) => {
        const dueMs = timesOf(arrivals, number + 1).at(-1) as number;
        // Where the rate jumps, the sum is wrong by at most what one of its steps brings.
        const slack = 0.01 + (3 * maxRate(arrivals, dueMs) * dueMs) / 20_000 / 1000;
        expect(Math.abs(arrivedBy(arrivals, dueMs) - number)).toBeLessThanOrEqual(slack);
      }),
      { numRuns: 200 },
    );
  });

  it('begin at once, and never go back', () => {
    fc.assert(
      fc.property(changing, (arrivals) => {
        const times = timesOf(arrivals, 500);
        expect(times[0]).toBe(0);
        expect(times.every((time, index) => index === 0 || time >= (times[index - 1] as number))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** The highest rate by then, or above it. */
function maxRate(arrivals: Changing, untilMs: number): number {
  switch (arrivals.kind) {
    case 'ramp':
      return Math.max(arrivals.fromPerSecond, arrivals.toPerSecond);
    case 'step':
      return rateAt(arrivals, untilMs);
    case 'spike':
      return Math.max(arrivals.perSecond, arrivals.peakPerSecond);
  }
}

describe('extreme arrivals', () => {
  const { min, max } = ARRIVAL_RANGE;
  const longest = ARRIVAL_SPAN_RANGE.max;

  it.each<[string, ScheduledArrivals]>([
    ['the lowest rate', { kind: 'constant', perSecond: min }],
    ['the highest rate', { kind: 'constant', perSecond: max }],
    ['the lowest rate by chance', { kind: 'poisson', perSecond: min }],
    ['the steepest ramp up', { kind: 'ramp', fromPerSecond: min, toPerSecond: max, rampMs: 1 }],
    ['the steepest ramp down', { kind: 'ramp', fromPerSecond: max, toPerSecond: min, rampMs: 1 }],
    ['the longest ramp', { kind: 'ramp', fromPerSecond: min, toPerSecond: max, rampMs: longest }],
    ['a ramp that is level', { kind: 'ramp', fromPerSecond: 5, toPerSecond: 5, rampMs: 1_000 }],
    ['the quickest steps', { kind: 'step', perSecond: min, stepPerSecond: min, stepMs: 1 }],
    ['the highest steps', { kind: 'step', perSecond: max, stepPerSecond: max, stepMs: 1 }],
    [
      'a spike of the shortest',
      { kind: 'spike', perSecond: min, peakPerSecond: max, afterMs: 1, spikeMs: 1 },
    ],
    [
      'a spike at the longest',
      { kind: 'spike', perSecond: min, peakPerSecond: max, afterMs: longest, spikeMs: longest },
    ],
  ])('%s: times are numbers that never go back', (_, arrivals) => {
    let before = 0;
    for (const time of timesOf(arrivals, 3_000)) {
      expect(Number.isFinite(time) && time >= before).toBe(true);
      before = time;
    }
  });

  it('steps go up to the highest rate there is, and stay there', () => {
    const times = timesOf({ kind: 'step', perSecond: 400_000, stepPerSecond: 400_000, stepMs: 1 }, 10_000);
    // 400 in the first millisecond, 800 in the second, and then a thousand in each.
    const inEach = [0, 1, 2, 3, 4].map(
      (from) => times.filter((time) => time >= from && time < from + 1).length,
    );
    expect(inEach).toEqual([400, 800, 1_000, 1_000, 1_000]);
  });

  it('a spike is over when it is over', () => {
    const spike = { kind: 'spike', perSecond: 10, peakPerSecond: 100, afterMs: 1_000, spikeMs: 500 } as const;
    const times = timesOf(spike, 100);
    const within = (from: number, to: number) => times.filter((time) => time >= from && time < to).length;
    expect([within(0, 1_000), within(1_000, 1_500), within(1_500, 2_500)]).toEqual([10, 50, 10]);
  });

  it('Poisson arrivals scatter as they should: as many to expect in a second as their variance', () => {
    const times = timesOf({ kind: 'poisson', perSecond: 50 }, 50_000, 7);
    const perSecond = new Array<number>(900).fill(0);
    for (const time of times) {
      const second = Math.floor(time / 1000);
      if (second < perSecond.length) perSecond[second] = (perSecond[second] as number) + 1;
    }
    const mean = perSecond.reduce((sum, one) => sum + one, 0) / perSecond.length;
    const variance = perSecond.reduce((sum, one) => sum + (one - mean) ** 2, 0) / perSecond.length;
    expect(mean).toBeGreaterThan(49);
    expect(mean).toBeLessThan(51);
    expect(variance / mean).toBeGreaterThan(0.85);
    expect(variance / mean).toBeLessThan(1.15);
  });
});
