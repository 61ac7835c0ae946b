import type { LaneId } from '#contract/task';
import type { Bar, LaneView, YardView } from '#contract/yard-view';

/** A row may be no lower, in pixels, or its number could not be read; more rows than fit scroll. */
export const LEAST_ROW_PX = 13;
/** A row is no higher, however few there are, in pixels. */
export const MOST_ROW_PX = 44;

/** The rows of the picture, from the top. */
export interface LaneRows {
  readonly lanes: readonly LaneView[];
  readonly rowPx: number;
  readonly contentPx: number;
}

/** The index of the first bar that ends at `fromMs` or later; bars stand in the order of their ends. */
export function firstBarFrom(bars: readonly Bar[], fromMs: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bars[middle]?.toMs ?? 0) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lanes with anything to show from `fromMs` on: open, at work, or with a bar that is still in view. */
export function lanesInView(view: YardView, fromMs: number): LaneView[] {
  const seen = new Set<LaneId>();
  for (let index = firstBarFrom(view.bars, fromMs); index < view.bars.length; index++) {
    const bar = view.bars[index];
    if (bar !== undefined) seen.add(bar.lane);
  }
  return view.lanes.filter(
    ({ lane, open, occupancy, hold }) => open || occupancy.kind !== 'idle' || hold !== null || seen.has(lane),
  );
}

/** Shares the height among the lanes, between the least and the most a row may have. */
export function layRows(lanes: readonly LaneView[], heightPx: number): LaneRows {
  const share = lanes.length === 0 ? MOST_ROW_PX : Math.floor(heightPx / lanes.length);
  const rowPx = Math.min(MOST_ROW_PX, Math.max(LEAST_ROW_PX, share));
  return { lanes, rowPx, contentPx: rowPx * lanes.length };
}
