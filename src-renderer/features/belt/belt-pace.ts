import { type BeltMoment, deadlineOf } from './belt-moment';
import { type BeltScene, laneStretch } from './belt-scene';
import { slotOf } from './lanes-layout';

/** A coin of the bucket is about so far around, and a level so high, in CSS pixels. */
const COIN_PX = 50;
const LEVEL_PX = 40;

/**
 * How long it takes until something in the picture is a pixel of the display further, though nothing happens: in
 * milliseconds of the run. Parcels go along their lanes, cells and the bucket fill.
 */
export function stepMsOf({ layout, moment, tokens }: BeltScene, pixelRatio: number): number {
  let pxPerMs = 0;
  if (tokens !== null && tokens.available < tokens.burst) {
    const perMs = tokens.perSecond / 1_000;
    pxPerMs = Math.max(COIN_PX * perMs, (LEVEL_PX * perMs) / tokens.burst);
  }
  const slot = slotOf(layout.lanes, 0);
  const { fromX, toX } = laneStretch(layout, slot);
  const wayPx = layout.lanes.kind === 'rows' ? toX - fromX : slot.height;
  const shortestMs = shortestAttemptMs(moment);
  if (shortestMs > 0) pxPerMs = Math.max(pxPerMs, wayPx / shortestMs);
  return pxPerMs === 0 ? Number.POSITIVE_INFINITY : 1 / (pxPerMs * pixelRatio);
}

/** Of the attempts under way that have an end; 0: there are none. */
function shortestAttemptMs(moment: BeltMoment): number {
  let shortestMs = 0;
  for (const lane of moment.lanes) {
    const dueMs = deadlineOf(moment, lane);
    if (dueMs === null || lane.occupancy.kind !== 'attempt') continue;
    const lengthMs = dueMs - lane.occupancy.fromMs;
    if (lengthMs > 0 && (shortestMs === 0 || lengthMs < shortestMs)) shortestMs = lengthMs;
  }
  return shortestMs;
}
