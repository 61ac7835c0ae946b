import type { LaneId } from '#contract/task';
import type { LaneView } from '#contract/yard-view';
import type { TimeSpan } from '../../canvas/time-span';

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

/** The lanes with anything to show in a stretch: open in it, at work, or left after it began. */
export function lanesInSpan(lanes: readonly LaneView[], span: TimeSpan): LaneView[] {
  return lanes.filter(({ open, occupancy, hold, firstAtMs, lastAtMs }) => {
    if (firstAtMs > span.toMs) return false;
    return open || occupancy.kind !== 'idle' || hold !== null || lastAtMs >= span.fromMs;
  });
}

/** Shares the height among the lanes, between the least and the most a row may have. */
export function layRows(lanes: readonly LaneView[], heightPx: number): LaneRows {
  const share = lanes.length === 0 ? MOST_ROW_PX : Math.floor(heightPx / lanes.length);
  const rowPx = Math.min(MOST_ROW_PX, Math.max(LEAST_ROW_PX, share));
  return { lanes, rowPx, contentPx: rowPx * lanes.length };
}

/** Where the row of a lane stands, or −1: the rows are in the order of the lanes' numbers. */
export function rowOfLane({ lanes }: LaneRows, lane: LaneId): number {
  let low = 0;
  let high = lanes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = (lanes[middle] as LaneView).lane;
    if (found === lane) return middle;
    if (found < lane) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
