import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_HISTORY_CELLS, MAX_HISTORY_COLUMNS, MAX_HISTORY_LANES } from '#contract/lane-history';
import { historyPicture } from '../../../../src-renderer/features/lanes/history-picture';
import {
  type HistoryWish,
  isAnswered,
  queriesOf,
} from '../../../../src-renderer/features/lanes/history-queries';
import { wishOf } from '../../../../src-renderer/features/lanes/history-wish';
import { sceneOf } from '../../../../src-renderer/features/lanes/lanes-scene';
import { ringOf } from '../../../support/bars';
import { barOf, laneOf, momentWith } from '../../lanes-scenes';

const scenes = fc.record({
  /** The run so far, and since when the window holds its bars. */
  atMs: fc.integer({ min: 1, max: 3_600_000 }),
  heldShare: fc.double({ min: 0, max: 1, noNaN: true }),
  spanMs: fc.double({ min: 1, max: 4_000_000, noNaN: true }),
  fromShare: fc.double({ min: -0.2, max: 1, noNaN: true }),
  widthPx: fc.integer({ min: 300, max: 5_000 }),
  heightPx: fc.integer({ min: 60, max: 3_000 }),
  scrollTopPx: fc.integer({ min: 0, max: 13_000 }),
  lanes: fc.uniqueArray(fc.integer({ min: 1, max: 1_024 }), { minLength: 1, maxLength: 400 }),
});

/** What a picture of such a scene wishes; null: nothing. */
function wishIn(scene: typeof scenes extends fc.Arbitrary<infer T> ? T : never): HistoryWish | null {
  const { atMs, heldShare, spanMs, fromShare, lanes, ...box } = scene;
  const bars = ringOf([]);
  const held = ringOf([barOf({ fromMs: atMs, toMs: atMs })]).newest(1);
  bars.join({ ...held, added: 9_000, wholeFromMs: atMs * heldShare });
  const moment = momentWith({ atMs, bars, lanes: lanes.sort((a, b) => a - b).map((lane) => laneOf(lane)) });
  const fromMs = atMs * fromShare;
  const nothing = { selectedTask: null, stretches: [], target: null };
  const span = { fromMs, toMs: fromMs + spanMs };
  return wishOf(sceneOf(moment, span, { ...box, pixelRatio: 1 }, nothing, []), 1, atMs);
}

describe('what main is asked for a picture', () => {
  it('is always enough for that picture, and no more than one answer may have', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const wish = wishIn(scene);
        if (wish === null) return;
        const queries = queriesOf(wish);
        for (const query of queries) {
          const { lanes, columns } = query;
          const rows = lanes.to - lanes.from + 1;
          expect(rows).toBeLessThanOrEqual(MAX_HISTORY_LANES);
          expect(columns).toBeLessThanOrEqual(MAX_HISTORY_COLUMNS);
          expect(rows * columns).toBeLessThanOrEqual(MAX_HISTORY_CELLS);
          expect(query.toMs).toBeGreaterThan(query.fromMs);
          expect(lanes.from).toBeGreaterThanOrEqual(1);
          expect(lanes.to).toBeLessThanOrEqual(1_024);
          const told = {
            run: 1,
            untilMs: scene.atMs,
            kind: 'shares',
            columns,
            cells: [],
            shares: [],
          } as const;
          expect(isAnswered(query, wish, [historyPicture(query, told)])).toBe(true);
        }
        const isAsked = (lane: number) => queries.some(({ lanes }) => lane >= lanes.from && lane <= lanes.to);
        expect(wish.lanes.filter((lane) => !isAsked(lane))).toEqual([]);
      }),
    );
  });

  it('is still enough a little later in the run', () => {
    fc.assert(
      fc.property(scenes, fc.double({ min: 0, max: 1, noNaN: true }), (scene, share) => {
        const wish = wishIn(scene);
        if (wish === null || wish.reserveMs === 0) return;
        const laterMs = wish.reserveMs * 0.9 * share;
        const { fromMs, toMs } = wish.span;
        const span = { fromMs: fromMs + Math.min(laterMs, (toMs - fromMs) * 0.4), toMs: toMs + laterMs };
        const later = { ...wish, span, newestMs: wish.newestMs + laterMs };
        const told = { run: 1, untilMs: scene.atMs, kind: 'bars', bars: ringOf([]).newest(0) } as const;
        const pictures = queriesOf(wish).map((query) => historyPicture(query, told));
        for (const query of queriesOf(later)) expect(isAnswered(query, later, pictures)).toBe(true);
      }),
    );
  });
});
