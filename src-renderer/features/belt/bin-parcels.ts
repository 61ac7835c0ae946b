import type { Outcome, TaskId } from '#contract/task';
import type { BeltLayout } from './belt-layout';
import type { BeltScene } from './belt-scene';
import type { Box } from './box';

const GAP_PX = 4;
/** A bin lower than this has room for its number only. */
const LEAST_HEIGHT_PX = 44;

/** The newest tasks in a bin that have arrived and that there is room for, the newest first. */
export function binParcels(
  { layout, moment, isUnderWay }: Pick<BeltScene, 'layout' | 'moment' | 'isUnderWay'>,
  outcome: Outcome,
): readonly TaskId[] {
  const bin = layout.bins[outcome];
  if (bin.height < LEAST_HEIGHT_PX) return [];
  const room = Math.floor((bin.width - 12) / (layout.parcel.width + GAP_PX));
  return moment.recent[outcome].filter((task) => !isUnderWay(task)).slice(0, room);
}

/** Where the n-th newest parcel of a bin lies. */
export function binParcelBox({ bins, parcel }: BeltLayout, outcome: Outcome, index: number): Box {
  const bin = bins[outcome];
  const height = Math.min(parcel.height, bin.height - 30);
  return {
    x: bin.x + 8 + index * (parcel.width + GAP_PX),
    y: bin.y + bin.height - height - 5,
    width: parcel.width,
    height,
  };
}
