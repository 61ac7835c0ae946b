import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import {
  HEADER_PX,
  type RowWindow,
  rowsInView,
  rowWindow,
  type ScrolledRows,
  scrollRatio,
  scrollTopShowing,
} from './row-window';

/** The rows to draw now, and ways to move them. */
export interface RowsInBox {
  readonly window: RowWindow;
  /** The same as of this very moment: it may have been scrolled since. */
  readonly now: () => RowWindow;
  /** Brings a row into view, by the shortest way. */
  readonly show: (row: number) => void;
  /** Moves by so many pixels of rows. */
  readonly moveBy: (rowsPx: number) => void;
  readonly inView: () => { readonly first: number; readonly last: number };
}

/** Follows the scrolling and the size of a box of equal rows; renders when other rows are to be drawn. */
export function useRowWindow(box: RefObject<HTMLElement | null>, rowCount: number): RowsInBox {
  const count = useRef(rowCount);
  count.current = rowCount;

  const follower = useMemo(() => {
    const scrolled = (): ScrolledRows => ({
      rowCount: count.current,
      viewPx: Math.max(0, (box.current?.clientHeight ?? 0) - HEADER_PX),
      scrollTopPx: box.current?.scrollTop ?? 0,
    });
    return {
      scrolled,
      subscribe(changed: () => void) {
        const element = box.current;
        if (element === null) return () => {};
        const observer = new ResizeObserver(changed);
        observer.observe(element);
        element.addEventListener('scroll', changed, { passive: true });
        return () => {
          observer.disconnect();
          element.removeEventListener('scroll', changed);
        };
      },
      /** Equal for equal pictures. */
      snapshot(): string {
        const rows = scrolled();
        const isScaled = scrollRatio(rows.rowCount, rows.viewPx) > 1;
        const place = isScaled ? rows.scrollTopPx : rowWindow(rows).first;
        return `${rows.viewPx} ${place}`;
      },
      show(row: number) {
        const rows = scrolled();
        const top = scrollTopShowing(rows, row);
        if (top !== rows.scrollTopPx) box.current?.scrollTo({ top });
      },
      moveBy(rowsPx: number) {
        const { scrollTopPx, viewPx } = scrolled();
        box.current?.scrollTo({ top: scrollTopPx + rowsPx / scrollRatio(count.current, viewPx) });
      },
      inView: () => rowsInView(scrolled()),
      now: () => rowWindow(scrolled()),
    };
  }, [box]);

  useSyncExternalStore(follower.subscribe, follower.snapshot);
  useScaledWheel(box, rowCount);
  const { show, moveBy, inView, now } = follower;
  return { show, moveBy, inView, now, window: now() };
}

/** Pixels of a line, and lines of a page, for wheels that do not count in pixels. */
const LINE_PX = 40;
const PAGE_LINES = 10;

/** Where rows share the way of the scrollbar, the wheel still moves the rows as far as anywhere else. */
function useScaledWheel(box: RefObject<HTMLElement | null>, rowCount: number): void {
  const isLong = scrollRatio(rowCount, 0) > 1;
  useEffect(() => {
    const element = box.current;
    if (element === null || !isLong) return;
    // Boxes scroll by whole pixels: what is less is kept for the next turn.
    let restPx = 0;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const unitPx = [1, LINE_PX, LINE_PX * PAGE_LINES][event.deltaMode] ?? 1;
      const viewPx = element.clientHeight - HEADER_PX;
      const movePx = restPx + (event.deltaY * unitPx) / scrollRatio(rowCount, viewPx);
      const wholePx = Math.trunc(movePx);
      restPx = movePx - wholePx;
      element.scrollTop += wholePx;
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [box, rowCount, isLong]);
}
