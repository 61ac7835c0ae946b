import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR_SORTS, type Bar, NO_BARS } from '#contract/bar-columns';
import { BarRing } from '#contract/bar-ring';
import { barOf, barsIn, ringOf } from '../support/bars';

/** Bars as a run has them: in the order of their ends. */
const someBars = (maxLength: number) =>
  fc
    .array(
      fc.record({
        lane: fc.integer({ min: 1, max: 1_024 }),
        sort: fc.constantFrom(...BAR_SORTS),
        task: fc.integer({ min: 1, max: 2 ** 40 }),
        attempt: fc.integer({ min: 1, max: 1_000 }),
        delayMs: fc.integer({ min: 0, max: 10_000 }),
        lengthMs: fc.integer({ min: 0, max: 5_000 }),
        gapMs: fc.integer({ min: 0, max: 50 }),
      }),
      { maxLength },
    )
    .map((drafts) => {
      let toMs = 5_000;
      return drafts.map(({ sort, lengthMs, gapMs, ...rest }): Bar => {
        toMs += gapMs;
        return { ...rest, ...sort, fromMs: toMs - lengthMs, toMs };
      });
    });

describe('the ring of bars', () => {
  it('gives back every bar as it was, as long as there is room', () => {
    fc.assert(
      fc.property(someBars(200), (bars) => {
        expect(barsIn(ringOf(bars))).toEqual(bars);
      }),
    );
  });

  it('keeps the newest, knows how many there were, and from when on it is whole', () => {
    const bars = Array.from({ length: 100 }, (_, at) => barOf({ task: at + 1, fromMs: at, toMs: at + 10 }));
    const ring = ringOf(bars, 64);
    expect(barsIn(ring)).toEqual(bars.slice(36));
    expect([ring.added, ring.first, ring.wholeFromMs]).toEqual([100, 36, 45]);
  });

  it('grows beyond what it begins with without losing or moving any', () => {
    const bars = Array.from({ length: 20_000 }, (_, at) => barOf({ task: at, fromMs: at, toMs: at + 1 }));
    const ring = ringOf(bars, 16_384);
    expect(ring.added - ring.first).toBe(16_384);
    expect(ring.at(19_999)).toEqual(bars[19_999]);
    expect(ring.at(ring.first)).toEqual(bars[20_000 - 16_384]);
  });

  it('finds the first bar that ends at a moment or later', () => {
    fc.assert(
      fc.property(someBars(150), fc.integer({ min: 4_000, max: 12_000 }), (bars, atMs) => {
        const ring = ringOf(bars, 64);
        const held = barsIn(ring);
        const expected = held.findIndex(({ toMs }) => toMs >= atMs);
        expect(ring.firstEndingFrom(atMs)).toBe(expected === -1 ? ring.added : ring.first + expected);
      }),
    );
  });

  it('comes to hold the same as another ring by what travels, whatever part of it was known before', () => {
    fc.assert(
      fc.property(
        someBars(300),
        fc.nat({ max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (bars, known, sent) => {
          const main = ringOf(bars);
          const window = ringOf(bars.slice(0, known));
          window.join(main.newest(sent));
          const missing = Math.max(0, bars.length - sent) > Math.min(known, bars.length);
          expect(window.added).toBe(bars.length);
          expect(barsIn(window)).toEqual(missing ? bars.slice(bars.length - sent) : bars);
        },
      ),
    );
  });

  it('says from when on it is whole after bars in between were missed', () => {
    const bars = Array.from({ length: 50 }, (_, at) => barOf({ task: at + 1, fromMs: at, toMs: at + 1 }));
    const window = ringOf(bars.slice(0, 10));
    window.join(ringOf(bars).newest(20));
    expect([window.first, window.added, window.wholeFromMs]).toEqual([30, 50, 30]);
  });

  it('begins anew where another run has fewer bars', () => {
    const window = ringOf([barOf({ fromMs: 0, toMs: 10 })]);
    window.join(NO_BARS);
    expect([window.added, barsIn(window)]).toEqual([0, []]);
  });

  it('travels as plain JSON', () => {
    const ring = ringOf([
      barOf({ kind: 'backoff', outcome: null, delayMs: 500, fromMs: 0.125, toMs: 620.5 }),
    ]);
    const window = new BarRing(64);
    window.join(JSON.parse(JSON.stringify(ring.newest(10))));
    expect(barsIn(window)).toEqual(barsIn(ring));
  });
});
