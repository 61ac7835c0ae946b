import { describe, expect, it } from 'vitest';
import { followSpan, ticksOf, timeScale } from '../../../src-renderer/canvas/time-scale';

describe('a time scale', () => {
  it('maps moments on pixels and back', () => {
    const scale = timeScale({ fromMs: 1_000, toMs: 3_000 }, 50, 250);
    expect([scale.xOf(1_000), scale.xOf(2_000), scale.xOf(3_000)]).toEqual([50, 150, 250]);
    expect(scale.msAt(scale.xOf(1_234))).toBeCloseTo(1_234);
  });

  it('puts everything at its left end where it has no length', () => {
    const scale = timeScale({ fromMs: 5, toMs: 5 }, 10, 90);
    expect([scale.xOf(5), scale.msAt(70)]).toEqual([10, 5]);
    expect(ticksOf(scale, 50)).toEqual([]);
  });

  it('marks round moments no closer than asked', () => {
    const ticks = ticksOf(timeScale({ fromMs: 400, toMs: 5_000 }, 0, 460), 80);
    expect(ticks.map(({ label }) => label)).toEqual(['1 s', '2 s', '3 s', '4 s', '5 s']);
  });

  it('tells minutes and seconds from the first minute on', () => {
    const ticks = ticksOf(timeScale({ fromMs: 50_000, toMs: 71_000 }, 0, 300), 100);
    expect(ticks.map(({ label }) => label)).toEqual(['50 s', '1:00', '1:10']);
  });
});

describe('a picture that follows the run', () => {
  it('does not race through the first moments', () => {
    expect(followSpan(100)).toEqual({ fromMs: 0, toMs: 5_000 });
  });

  it('shows all of it while it is shorter than thirty seconds, now not at the very edge', () => {
    const { fromMs, toMs } = followSpan(18_400);
    expect(fromMs).toBeCloseTo(0);
    expect(toMs).toBeCloseTo(20_000);
  });

  it('shows the last thirty seconds of a longer one', () => {
    const { fromMs, toMs } = followSpan(600_000);
    expect(toMs - fromMs).toBe(30_000);
    expect(toMs).toBeGreaterThan(600_000);
  });

  it('begins where the work began, not with the wait for it', () => {
    expect(followSpan(61_000, 60_000)).toEqual({ fromMs: 60_000, toMs: 65_000 });
  });
});
