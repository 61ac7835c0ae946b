/** Height of a row and of the header, in pixels. */
export const ROW_PX = 28;
export const HEADER_PX = 28;

/**
 * No box is laid out higher, in pixels: browsers stop at some tens of millions, and beyond 2^24 the places of
 * rows are rounded on their way to the screen. More rows than fit share the way of the scrollbar.
 */
export const MAX_BOX_PX = 16_000_000;

/** Rows drawn beyond both ends of what is in view. */
const OVERSCAN = 6;

/** A scrolled list of equal rows. */
export interface ScrolledRows {
  readonly rowCount: number;
  /** Height of what is in view below the header, in pixels. */
  readonly viewPx: number;
  /** How far its box is scrolled, in pixels. */
  readonly scrollTopPx: number;
}

/** The rows to draw. */
export interface RowWindow {
  /** The first and last one drawn, both included; `last` < `first`: none. */
  readonly first: number;
  readonly last: number;
  /** The row that the places of all others are counted from: it seldom changes, so that neither do they. */
  readonly baseRow: number;
  /** Where that row stands in the box below the header, in pixels. */
  readonly basePx: number;
}

/** So many rows share one base. */
const BASE_ROWS = 1_000;

/** How high the box of so many rows is, in pixels. */
export function boxPx(rowCount: number): number {
  return Math.min(rowCount * ROW_PX, MAX_BOX_PX);
}

/** How many pixels of rows go by for one that the box is scrolled; 1 unless there are more rows than it can hold. */
export function scrollRatio(rowCount: number, viewPx: number): number {
  const wayPx = boxPx(rowCount) - viewPx;
  return wayPx <= 0 ? 1 : (rowCount * ROW_PX - viewPx) / wayPx;
}

export function rowWindow({ rowCount, viewPx, scrollTopPx }: ScrolledRows): RowWindow {
  const ratio = scrollRatio(rowCount, viewPx);
  const offsetPx = scrollTopPx * ratio;
  const first = Math.max(0, Math.floor(offsetPx / ROW_PX) - OVERSCAN);
  const last = Math.min(rowCount - 1, Math.floor((offsetPx + viewPx) / ROW_PX) + OVERSCAN);
  const baseRow = first - (first % BASE_ROWS);
  return { first, last, baseRow, basePx: baseRow * ROW_PX - offsetPx + scrollTopPx };
}

/** Screens scroll by whole pixels, so that a row may stand out by a little. */
const SLACK_PX = 2;

/** The first and last row that are wholly in view; one at least, where there is any. */
export function rowsInView({ rowCount, viewPx, scrollTopPx }: ScrolledRows): {
  readonly first: number;
  readonly last: number;
} {
  const offsetPx = scrollTopPx * scrollRatio(rowCount, viewPx);
  const first = Math.max(0, Math.ceil((offsetPx - SLACK_PX) / ROW_PX));
  const beyond = Math.max(first + 1, Math.floor((offsetPx + viewPx + SLACK_PX) / ROW_PX));
  return { first, last: Math.min(rowCount, beyond) - 1 };
}

/** How far to scroll so that a row is wholly in view, by the shortest way: where it is already, not at all. */
export function scrollTopShowing(rows: ScrolledRows, row: number): number {
  const { rowCount, viewPx, scrollTopPx } = rows;
  const ratio = scrollRatio(rowCount, viewPx);
  const offsetPx = scrollTopPx * ratio;
  const topPx = row * ROW_PX;
  const bottomPx = topPx + ROW_PX;
  if (topPx < offsetPx) return topPx / ratio;
  if (bottomPx > offsetPx + viewPx) return (bottomPx - viewPx) / ratio;
  return scrollTopPx;
}
