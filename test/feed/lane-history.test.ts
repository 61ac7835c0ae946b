import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar } from '#contract/bar-columns';
import {
  MAX_HISTORY_CELLS,
  MAX_SINGLE_BARS,
  packShares,
  SHARE_KINDS,
  SHARE_STEPS,
  shareIn,
} from '#contract/lane-history';
import { LaneHistory } from '../../src-main/feed/lane-history';
import { FIRST_BUCKET_MS, LaneTiles, TILE_BUCKETS } from '../../src-main/feed/lane-tiles';
import { barOf } from '../support/bars';

const NOW = { run: 1, untilMs: 1e9 };

/** What tiles hold of a lane, by kind. */
function spentOn(tiles: LaneTiles, lane: number, fromMs = 0, toMs = 1e12): number[] {
  const spent = SHARE_KINDS.map(() => 0);
  const grid = {
    add: (_row: number, kind: number, _fromMs: number, _toMs: number, ms: number) => {
      spent[kind] = (spent[kind] ?? 0) + ms;
    },
  };
  tiles.addTo(grid, 0, lane, fromMs, toMs);
  return spent;
}

/** So many bars, one after the other, on lanes in turn. */
function busy(history: LaneHistory, count: number, lanes: number, eachMs: number): void {
  for (let at = 0; at < count; at++) {
    const toMs = (Math.floor(at / lanes) + 1) * eachMs;
    history.add(barOf({ lane: 1 + (at % lanes), task: at + 1, fromMs: toMs - eachMs, toMs }));
  }
}

describe('the tiles of the lanes', () => {
  it('hold all the time that was ever spent, however long the run', () => {
    const stretch = fc.record({
      lane: fc.integer({ min: 1, max: 3 }),
      kind: fc.nat({ max: SHARE_KINDS.length - 1 }),
      gapMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      lengthMs: fc.double({ min: 0.001, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), (stretches) => {
        const tiles = new LaneTiles();
        const expected = [1, 2, 3].map(() => SHARE_KINDS.map(() => 0));
        let atMs = 0;
        for (const { lane, kind, gapMs, lengthMs } of stretches) {
          atMs += gapMs;
          tiles.add(lane, kind, atMs, atMs + lengthMs);
          const row = expected[lane - 1] as number[];
          row[kind] = (row[kind] ?? 0) + lengthMs;
          atMs += lengthMs;
        }
        for (const lane of [1, 2, 3]) {
          const spent = spentOn(tiles, lane);
          for (const [kind, ms] of (expected[lane - 1] as number[]).entries()) {
            expect(Math.abs((spent[kind] as number) - ms)).toBeLessThanOrEqual(1e-4 * ms + 1e-3);
          }
        }
      }),
    );
  });

  it('still know the first moments of a long run apart from the rest', () => {
    const tiles = new LaneTiles();
    tiles.add(1, 0, 0, 1_000);
    tiles.add(1, 1, 1e7 - 1_000, 1e7);
    expect(spentOn(tiles, 1, 0, 5e6)).toEqual([1_000, 0, 0, 0, 0, 0, 0]);
    expect(spentOn(tiles, 1, 5e6, 1e7)).toEqual([0, 1_000, 0, 0, 0, 0, 0]);
    expect(tiles.bucketMs).toBeLessThan((2 * 1e7) / TILE_BUCKETS);
  });

  it('are as fine as they can be while a run is short', () => {
    const tiles = new LaneTiles();
    tiles.add(1, 0, 0, FIRST_BUCKET_MS * TILE_BUCKETS);
    expect(tiles.bucketMs).toBe(FIRST_BUCKET_MS);
    tiles.add(1, 0, 0, FIRST_BUCKET_MS * TILE_BUCKETS + 1);
    expect(tiles.bucketMs).toBe(FIRST_BUCKET_MS * 2);
  });
});

describe('shares that travel as one number', () => {
  it('come back within a step of what they were, and nothing that is there becomes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (shares) => {
          const packed = packShares(Float64Array.from(shares), 0, 1);
          expect(Number.isSafeInteger(packed)).toBe(true);
          for (const [kind, share] of shares.entries()) {
            expect(Math.abs(shareIn(packed, kind) - share)).toBeLessThanOrEqual(1 / SHARE_STEPS + 1e-9);
            expect(shareIn(packed, kind) === 0).toBe(share === 0);
          }
        },
      ),
    );
  });
});

describe('the history of the lanes', () => {
  it('tells single bars while they are few: all that touch the stretch, of the lanes asked for', () => {
    const history = new LaneHistory();
    const bars: Bar[] = [
      barOf({ task: 1, lane: 1, fromMs: 0, toMs: 100 }),
      barOf({ task: 2, lane: 2, fromMs: 0, toMs: 400 }),
      barOf({ task: 3, lane: 3, fromMs: 350, toMs: 500 }),
      barOf({ task: 4, lane: 1, fromMs: 100, toMs: 900 }),
      barOf({ task: 5, lane: 1, fromMs: 950, toMs: 990 }),
    ];
    for (const bar of bars) history.add(bar);
    const answer = history.answer({ fromMs: 300, toMs: 380, lanes: { from: 1, to: 2 }, columns: 8 }, NOW);
    expect(answer).toMatchObject({ kind: 'bars', bars: { task: [2, 4] } });
  });

  it('sums up where bars are too many, and the shares are those of the bars', () => {
    const history = new LaneHistory();
    busy(history, MAX_SINGLE_BARS * 2, 2, 1);
    const answer = history.answer({ fromMs: 0, toMs: 8_000, lanes: { from: 1, to: 2 }, columns: 8 }, NOW);
    if (answer.kind !== 'shares') throw new Error('single bars');
    // Both lanes worked for the first half.
    expect(answer.cells).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
    expect(answer.shares.map((packed) => shareIn(packed, 0))).toEqual(Array(8).fill(1));
  });

  it('knows what it no longer holds bar by bar, with delay and what was held after it apart', () => {
    const history = new LaneHistory(16);
    history.add(barOf({ fromMs: 0, toMs: 2_000, outcome: 'failed' }));
    history.add(barOf({ kind: 'backoff', outcome: null, delayMs: 1_000, fromMs: 2_000, toMs: 4_000 }));
    for (let task = 10; task < 30; task++) history.add(barOf({ task, lane: 2, fromMs: 7_990, toMs: 8_000 }));
    const answer = history.answer({ fromMs: 0, toMs: 4_000, lanes: { from: 1, to: 1 }, columns: 4 }, NOW);
    if (answer.kind !== 'shares') throw new Error('single bars');
    const told = answer.shares.map((packed) => SHARE_KINDS.filter((_, kind) => shareIn(packed, kind) > 0.9));
    expect(told).toEqual([['failed'], ['failed'], ['backoff'], ['held']]);
  });

  it('joins what it sums up with what it holds without a seam', () => {
    const history = new LaneHistory(4_096);
    busy(history, 20_000, 1, 1);
    const answer = history.answer({ fromMs: 0, toMs: 20_000, lanes: { from: 1, to: 1 }, columns: 100 }, NOW);
    if (answer.kind !== 'shares') throw new Error('single bars');
    expect(answer.cells).toHaveLength(100);
    for (const packed of answer.shares) expect(shareIn(packed, 0)).toBeGreaterThan(0.98);
  });

  it('tells single bars beside one that is very long, however many ended meanwhile', () => {
    const history = new LaneHistory(8_192, 3_000);
    busy(history, 6_000, 1, 1);
    history.add(barOf({ lane: 2, task: 9_999, fromMs: 0, toMs: 6_000 }));
    const query = { fromMs: 1_000, toMs: 1_003, lanes: { from: 1, to: 2 }, columns: 8 };
    const answer = history.answer(query, NOW);
    expect(answer).toMatchObject({
      kind: 'bars',
      bars: { task: [1_000, 1_001, 1_002, 1_003, 1_004, 9_999] },
    });
  });

  it('tells of every bar that touches a stretch what a look at all of them tells, in whatever order they began', () => {
    const bar = fc.record({
      lane: fc.integer({ min: 1, max: 4 }),
      gapMs: fc.integer({ min: 0, max: 3 }),
      lengthMs: fc.oneof(
        { weight: 20, arbitrary: fc.integer({ min: 1, max: 6 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }) },
      ),
    });
    const given = fc.record({
      bars: fc.array(bar, { minLength: 200, maxLength: 3_000, size: 'max' }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      lengthMs: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(given, ({ bars, share, lengthMs }) => {
        const history = new LaneHistory(4_096, 100_000);
        let atMs = 5_000;
        const all = bars.map(({ lane, gapMs, lengthMs: barMs }, task) => {
          atMs += gapMs;
          return barOf({ lane, task, fromMs: atMs - barMs, toMs: atMs });
        });
        for (const one of all) history.add(one);
        const fromMs = Math.floor(share * atMs);
        const toMs = fromMs + lengthMs;
        const lanes = { from: 2, to: 3 };
        const answer = history.answer({ fromMs, toMs, lanes, columns: 10 }, NOW);
        const touching = all.filter((one) => one.toMs >= fromMs && one.fromMs <= toMs);
        const tasks = touching.filter(({ lane }) => lane === 2 || lane === 3).map(({ task }) => task);
        expect(answer).toMatchObject({ kind: 'bars', bars: { task: tasks } });
      }),
      { numRuns: 200 },
    );
  });

  it('tells all lanes added up, the fullest column as whole', () => {
    const history = new LaneHistory();
    history.add(barOf({ lane: 1, fromMs: 0, toMs: 1_000 }));
    history.add(barOf({ lane: 2, fromMs: 0, toMs: 1_000, outcome: 'failed' }));
    history.add(barOf({ lane: 1, fromMs: 1_000, toMs: 2_000 }));
    const answer = history.answer({ fromMs: 0, toMs: 4_000, lanes: null, columns: 4 }, NOW);
    if (answer.kind !== 'shares') throw new Error('single bars');
    expect(answer.cells).toEqual([0, 1]);
    const half = expect.closeTo(0.5, 1);
    expect(answer.shares.map((packed) => [shareIn(packed, 0), shareIn(packed, 1)])).toEqual([
      [half, half],
      [half, 0],
    ]);
  });

  it('answers a question for many lanes with fewer columns rather than without bound', () => {
    const history = new LaneHistory(16);
    busy(history, 256 * 40, 256, 50);
    const answer = history.answer(
      { fromMs: 0, toMs: 2_000, lanes: { from: 1, to: 256 }, columns: 4_000 },
      NOW,
    );
    if (answer.kind !== 'shares') throw new Error('single bars');
    expect(answer.columns).toBe(MAX_HISTORY_CELLS / 256);
    expect(answer.cells.length).toBe(MAX_HISTORY_CELLS);
  });
});
