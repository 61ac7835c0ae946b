import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitSpan,
  followSpan,
  keptInSight,
  lengthOf,
  mixSpans,
  panSpan,
  SHORTEST_SPAN_MS,
  type TimeSpan,
  zoomSpan,
} from '../../../src-renderer/canvas/time-span';

const upTo = (toMs: number, fromMs = 0): TimeSpan => ({ fromMs, toMs });

describe('a picture that follows the run', () => {
  it('does not race through the first moments', () => {
    expect(followSpan(upTo(100))).toEqual({ fromMs: 0, toMs: 5_000 });
  });

  it('shows all of it while it is shorter than thirty seconds, now not at the very edge', () => {
    const { fromMs, toMs } = followSpan(upTo(18_400));
    expect(fromMs).toBeCloseTo(0);
    expect(toMs).toBeCloseTo(20_000);
  });

  it('shows the last thirty seconds of a longer one, or as much as was chosen', () => {
    expect(lengthOf(followSpan(upTo(600_000)))).toBe(30_000);
    const chosen = followSpan(upTo(600_000), 2_000);
    expect(lengthOf(chosen)).toBe(2_000);
    expect(chosen.toMs).toBeGreaterThan(600_000);
  });

  it('begins where the work began, not with the wait for it', () => {
    expect(followSpan(upTo(61_000, 60_000))).toEqual({ fromMs: 60_000, toMs: 65_000 });
  });
});

describe('zoom and pan', () => {
  const run = upTo(100_000);

  it('keep the moment at the pointer where it is', () => {
    const span = zoomSpan({ fromMs: 20_000, toMs: 40_000 }, 0.5, 25_000, run);
    expect(span).toEqual({ fromMs: 22_500, toMs: 32_500 });
  });

  it('go neither below a millisecond nor beyond the whole run', () => {
    expect(lengthOf(zoomSpan({ fromMs: 50, toMs: 60 }, 1e-9, 55, run))).toBeCloseTo(SHORTEST_SPAN_MS);
    expect(lengthOf(zoomSpan({ fromMs: 50, toMs: 60_000 }, 1e9, 55, run))).toBeCloseTo(
      lengthOf(fitSpan(run)),
    );
  });

  it('never lose the run out of sight, wherever they lead', () => {
    const moment = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    const length = fc.double({ min: 1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(moment, length, moment, (fromMs, spanMs, byMs) => {
        const { fromMs: from, toMs: to } = panSpan({ fromMs, toMs: fromMs + spanMs }, byMs, run);
        expect(to - from).toBeCloseTo(spanMs, 3);
        expect(from).toBeLessThan(run.toMs);
        expect(to).toBeGreaterThan(run.fromMs);
      }),
    );
  });

  it('leave a span as it is that has some of the run in sight', () => {
    const span = { fromMs: 99_000, toMs: 104_000 };
    expect(keptInSight(span, run)).toEqual(span);
  });

  it('move from one span to another without passing beyond either', () => {
    const [from, to] = [
      { fromMs: 0, toMs: 100_000 },
      { fromMs: 40_000, toMs: 41_000 },
    ];
    expect(mixSpans(from, to, 0)).toEqual(from);
    const end = mixSpans(from, to, 1);
    expect([end.fromMs, end.toMs]).toEqual([expect.closeTo(40_000), expect.closeTo(41_000)]);
    const half = mixSpans(from, to, 0.5);
    expect(lengthOf(half)).toBeCloseTo(10_000);
    expect(half.fromMs).toBeLessThan(40_000);
    expect(half.toMs).toBeGreaterThan(41_000);
  });
});
