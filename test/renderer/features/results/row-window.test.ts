import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxPx,
  MAX_BOX_PX,
  ROW_PX,
  rowsInView,
  rowWindow,
  scrollRatio,
  scrollTopShowing,
} from '../../../../src-renderer/features/results/row-window';

const scrolled = fc
  .record({
    rowCount: fc.integer({ min: 1, max: 3_000_000 }),
    viewPx: fc.integer({ min: 40, max: 2_000 }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ rowCount, viewPx, place }) => ({
    rowCount,
    viewPx,
    scrollTopPx: place * Math.max(0, boxPx(rowCount) - viewPx),
  }));

describe('the rows in a scrolled box', () => {
  it('cover what is in view without a gap, wherever it is scrolled', () => {
    fc.assert(
      fc.property(scrolled, (rows) => {
        const { first, last, baseRow, basePx } = rowWindow(rows);
        const topPx = basePx + (first - baseRow) * ROW_PX;
        const bottomPx = topPx + (last - first + 1) * ROW_PX;
        expect(topPx).toBeLessThanOrEqual(rows.scrollTopPx + 0.01);
        if (last < rows.rowCount - 1) {
          expect(bottomPx).toBeGreaterThanOrEqual(rows.scrollTopPx + rows.viewPx - 0.01);
        }
        expect(last - first).toBeLessThan(rows.viewPx / ROW_PX + 15);
      }),
    );
  });

  it('begin with the first at its top and end with the last at its bottom, a million of them, too', () => {
    const viewPx = 200;
    for (const rowCount of [3, 8, 500_000, 1_000_000, 2_000_000]) {
      const endPx = Math.max(0, boxPx(rowCount) - viewPx);
      expect(boxPx(rowCount)).toBeLessThanOrEqual(MAX_BOX_PX);
      expect(rowsInView({ rowCount, viewPx, scrollTopPx: 0 }).first).toBe(0);
      const end = { rowCount, viewPx, scrollTopPx: endPx };
      expect(rowsInView(end).last).toBe(rowCount - 1);
      const { baseRow, basePx } = rowWindow(end);
      const bottomPx = basePx + (rowCount - baseRow) * ROW_PX;
      expect(bottomPx).toBeCloseTo(boxPx(rowCount), 3);
    }
  });

  it('go by as they would in a box of their full height while they fit into one', () => {
    expect(scrollRatio(100_000, 300)).toBe(1);
    expect(rowWindow({ rowCount: 1_000, viewPx: 280, scrollTopPx: 5_600 })).toEqual({
      first: 194,
      last: 216,
      baseRow: 0,
      basePx: 0,
    });
  });

  it('keep their places while they go by, but for a step once in a thousand rows', () => {
    const bases = new Set<number>();
    for (let scrollTopPx = 0; scrollTopPx < 100_000; scrollTopPx += 100) {
      bases.add(rowWindow({ rowCount: 1_000_000, viewPx: 280, scrollTopPx }).baseRow);
    }
    expect(bases.size).toBeLessThanOrEqual(1 + (100_000 * scrollRatio(1_000_000, 280)) / ROW_PX / 1_000);
  });

  it('are brought into view by the shortest way, and stay where they are in view', () => {
    fc.assert(
      fc.property(scrolled, fc.double({ min: 0, max: 1, noNaN: true }), (rows, at) => {
        const row = Math.min(rows.rowCount - 1, Math.floor(at * rows.rowCount));
        const before = rowsInView(rows);
        const top = scrollTopShowing(rows, row);
        const after = rowsInView({ ...rows, scrollTopPx: top });
        expect(row).toBeGreaterThanOrEqual(after.first);
        expect(row).toBeLessThanOrEqual(after.last);
        if (row < before.first) expect(after.first).toBe(row);
        if (row > before.last && rows.viewPx >= ROW_PX * 2) expect(after.last).toBe(row);
        expect(scrollTopShowing({ ...rows, scrollTopPx: top }, row)).toBeCloseTo(top, 6);
      }),
    );
  });

  it('are none where there are none', () => {
    const { first, last } = rowWindow({ rowCount: 0, viewPx: 300, scrollTopPx: 0 });
    expect(last).toBeLessThan(first);
  });
});
