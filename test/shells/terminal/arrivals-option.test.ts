import { describe, expect, it } from 'vitest';
import type { Arrivals } from '#contract/workload';
import { LESSON_WORKLOAD } from '#contract/workload';
import { workloadSchema } from '../../../src-main/schemas/workload-schema';
import { parseArrivals } from '../../../src-main/shells/terminal/arrivals-option';
import { Unfit } from '../../../src-main/shells/terminal/unfit';

describe('arrivals', () => {
  it.each<[string, Arrivals]>([
    ['burst', { kind: 'burst' }],
    ['constant:20/s', { kind: 'constant', perSecond: 20 }],
    ['poisson:90/m', { kind: 'poisson', perSecond: 1.5 }],
    ['ramp:10/s..200/s:30s', { kind: 'ramp', fromPerSecond: 10, toPerSecond: 200, rampMs: 30_000 }],
    ['ramp:600/m..1/s:1m', { kind: 'ramp', fromPerSecond: 10, toPerSecond: 1, rampMs: 60_000 }],
    ['step:10/s+5/s:500ms', { kind: 'step', perSecond: 10, stepPerSecond: 5, stepMs: 500 }],
    [
      'spike:20/s..200/s:10s+5s',
      { kind: 'spike', perSecond: 20, peakPerSecond: 200, afterMs: 10_000, spikeMs: 5_000 },
    ],
    ['closed:8', { kind: 'closed', inFlight: 8 }],
  ])('%s are read, and fit a workload', (text, arrivals) => {
    expect(parseArrivals(text)).toEqual(arrivals);
    expect(workloadSchema.safeParse({ ...LESSON_WORKLOAD, arrivals: parseArrivals(text) }).success).toBe(
      true,
    );
  });

  const kinds =
    'burst, constant:20/s, poisson:20/s, ramp:10/s..200/s:30s, step:10/s+10/s:5s, spike:20/s..200/s:10s+5s or closed:8';
  const rate = 'a rate with its unit, as 5/s, 300/m or 10/h';
  const duration = 'a duration with its unit, as 250ms, 2s, 1.5s, 1m or 1h';
  it.each<[string, string]>([
    ['sometimes', kinds],
    ['', kinds],
    ['burst:5/s', 'burst'],
    ['poisson', 'poisson:20/s'],
    ['poisson:20', `poisson:20/s; within it ${rate}`],
    ['constant:2000000/s', `constant:20/s; within it ${rate}, from 0.001/s to 1000000/s`],
    ['ramp:10/s:30s', 'ramp:10/s..200/s:30s'],
    ['ramp:10/s..200/s', 'ramp:10/s..200/s:30s'],
    ['ramp:10/s..200/s:30', `ramp:10/s..200/s:30s; within it ${duration}`],
    ['ramp:10/s..200/s:0s', `ramp:10/s..200/s:30s; within it ${duration}, from 1ms to 2147483647ms`],
    ['step:10/s:5s', 'step:10/s+10/s:5s'],
    ['spike:20/s..200/s:10s', 'spike:20/s..200/s:10s+5s'],
    ['closed', 'closed:8'],
    ['closed:0', 'closed:8; within it a whole number from 1 to 100000'],
  ])('%s are refused, with what was expected', (text, expected) => {
    expect(() => parseArrivals(text)).toThrow(expect.objectContaining({ expected }));
    expect(() => parseArrivals(text)).toThrow(Unfit);
  });
});
