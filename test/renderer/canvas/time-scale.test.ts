import { describe, expect, it } from 'vitest';
import { momentText, onPixels, ticksOf, timeScale } from '../../../src-renderer/canvas/time-scale';

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

  it('tells minutes from the first minute on, and hours from the first hour on', () => {
    const labels = (fromMs: number, toMs: number) =>
      ticksOf(timeScale({ fromMs, toMs }, 0, 300), 100).map(({ label }) => label);
    expect(labels(50_000, 71_000)).toEqual(['50 s', '1:00', '1:10']);
    expect(labels(3_590_000, 3_611_000)).toEqual(['59:50', '1:00:00', '1:00:10']);
  });

  it('tells as many decimals as a closer look needs', () => {
    const ticks = ticksOf(timeScale({ fromMs: 61_234, toMs: 61_235 }, 0, 400), 100);
    expect(ticks.map(({ label }) => label)).toEqual(['1:01.2340', '1:01.2345', '1:01.2350']);
    expect([momentText(12_345.6), momentText(125_100)]).toEqual(['12.346 s', '2:05.100']);
  });

  it('never tells of sixty seconds or minutes', () => {
    expect([59_999.7, 119_999.7, 3_599_999.7, 119_999.4].map(momentText)).toEqual([
      ...['1:00.000', '2:00.000', '1:00:00.000', '1:59.999'],
    ]);
  });

  it('slides by whole pixels', () => {
    const pixelMs = 10;
    const from = (fromMs: number) => onPixels({ fromMs, toMs: fromMs + 1_000 }, 100, 1).fromMs;
    const stands = [from(4_000), from(4_003), from(4_009.9), from(4_010)].map((ms) => ms / pixelMs);
    expect(stands).toEqual([400, 400, 400, 401].map((pixel) => expect.closeTo(pixel)));
    expect(onPixels({ fromMs: 4_007, toMs: 5_007 }, 100, 2).fromMs).toBeCloseTo(4_005);
  });
});
