import { SHARE_KINDS } from '#contract/lane-history';
import type { LaneId } from '#contract/task';
import { columnMsOf, firstCellFrom, type HistoryPicture } from './history-picture';
import type { LaneTarget } from './lane-target';

export type SharesPicture = HistoryPicture & { readonly kind: 'shares' };

const KINDS = SHARE_KINDS.length;
/** A walk goes over what was summed up in steps of so many columns: a single one is too thin to stop at. */
export const STEP_COLUMNS = 12;

/** Where the step begins that a column is in. */
export function stepOf(column: number): number {
  return column - (column % STEP_COLUMNS);
}

/** How a lane spent some columns of what main summed up, as one target; null where nothing was done in them. */
export function shareTarget(
  picture: SharesPicture,
  lane: LaneId,
  fromColumn: number,
  toColumn: number,
): LaneTarget | null {
  const { span, firstLane, columns, cells, shares } = picture;
  const end = Math.min(columns, toColumn);
  const row = (lane - firstLane) * columns;
  const sums = SHARE_KINDS.map(() => 0);
  let isEmpty = true;
  for (let index = firstCellFrom(cells, row + fromColumn); index < cells.length; index++) {
    if ((cells[index] as number) >= row + end) break;
    isEmpty = false;
    for (let kind = 0; kind < KINDS; kind++) {
      sums[kind] = (sums[kind] as number) + (shares[index * KINDS + kind] as number);
    }
  }
  if (isEmpty) return null;
  const eachMs = columnMsOf(picture);
  return {
    ...{ kind: 'shares', lane },
    fromMs: span.fromMs + fromColumn * eachMs,
    toMs: span.fromMs + end * eachMs,
    shares: sums.map((sum) => sum / 255 / (end - fromColumn)),
  };
}
