import type { SurfacePoint } from '../../canvas/surface-gestures';
import { slotBox } from './draw-bars';
import { rowOfLane } from './lane-rows';
import { type LaneTarget, stretchOfTarget } from './lane-target';
import { AXIS_PX, GUTTER_PX, type LanesScene } from './lanes-scene';

/** A card stands at most so far from the beginning of what it is about, in CSS pixels. */
const MOST_ASIDE_PX = 40;

/** Where a card about something in the picture belongs; null where nothing of it is in sight. */
export function cardPlace(scene: LanesScene, target: LaneTarget): SurfacePoint | null {
  if (target.kind === 'marks') return markPlace(scene, target.marks[0]?.atMs ?? 0);
  const stretch = stretchOfTarget(target, scene.atMs);
  if (stretch === null) return null;
  const { lane, fromMs, toMs } = stretch;
  const row = rowOfLane(scene.rows, lane);
  const isSeen = row >= scene.seen.from && row < scene.seen.to;
  if (!isSeen || toMs < scene.scale.fromMs || fromMs > scene.scale.toMs) return null;
  const { x, y, width, height } = slotBox(scene, row, fromMs, toMs);
  return { xPx: Math.max(GUTTER_PX, x + Math.min(MOST_ASIDE_PX, width / 2)), yPx: y + height / 2 };
}

function markPlace({ scale }: LanesScene, atMs: number): SurfacePoint | null {
  const isSeen = atMs >= scale.fromMs && atMs <= scale.toMs;
  return isSeen ? { xPx: scale.xOf(atMs), yPx: AXIS_PX } : null;
}
