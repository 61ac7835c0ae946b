import type { BarRing } from '#contract/bar-ring';
import type { LaneId } from '#contract/task';
import { pictureOfLane } from './history-picture';
import { rowOfLane } from './lane-rows';
import { type LaneTarget, stretchOfTarget } from './lane-target';
import type { LanesScene } from './lanes-scene';

/** A step of the keyboard: along the lane, to another lane, or to the ends of this one. */
export type WalkStep = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

/** Where a step leads to; null: nowhere, there is nothing on the lanes. */
export function walk(scene: LanesScene, from: LaneTarget | null, step: WalkStep): LaneTarget | null {
  const stretch = from === null ? null : stretchOfTarget(from, scene.atMs);
  if (stretch === null) return anyOn(scene, scene.seen.from, 1, scene.atMs);
  switch (step) {
    case 'previous':
      return best(scene, stretch.lane, (fromMs) => (fromMs < stretch.fromMs ? fromMs : null)) ?? from;
    case 'next':
      return best(scene, stretch.lane, (fromMs) => (fromMs > stretch.fromMs ? -fromMs : null)) ?? from;
    case 'first':
      return best(scene, stretch.lane, (fromMs) => -fromMs);
    case 'last':
      return best(scene, stretch.lane, (fromMs) => fromMs);
    case 'up':
    case 'down': {
      const by = step === 'up' ? -1 : 1;
      const middleMs = (stretch.fromMs + stretch.toMs) / 2;
      return anyOn(scene, rowOfLane(scene.rows, stretch.lane) + by, by, middleMs) ?? from;
    }
    default:
      return step satisfies never;
  }
}

/** What is nearest to a moment on a row, or on the next row that has anything. */
function anyOn(scene: LanesScene, row: number, by: number, atMs: number): LaneTarget | null {
  for (let next = row; next >= 0 && next < scene.rows.lanes.length; next += by) {
    const lane = scene.rows.lanes[next]?.lane as LaneId;
    const found = best(scene, lane, (fromMs, toMs) => -Math.max(0, fromMs - atMs, atMs - toMs));
    if (found !== null) return found;
  }
  return null;
}

/** What on a lane is worth most; null leaves a stretch out. What is newer wins among equals. */
function best(
  scene: LanesScene,
  lane: LaneId,
  worth: (fromMs: number, toMs: number) => number | null,
): LaneTarget | null {
  let found: LaneTarget | null = null;
  let most = Number.NEGATIVE_INFINITY;
  const offer = (value: number | null, target: () => LaneTarget) => {
    if (value === null || value < most) return;
    most = value;
    found = target();
  };
  const offerBars = (bars: BarRing) => {
    for (let number = bars.first; number < bars.added; number++) {
      const slot = bars.slot(number);
      if (bars.lane[slot] !== lane || (bars.toMs[slot] as number) > scene.endMs) continue;
      const value = worth(bars.fromMs[slot] as number, bars.toMs[slot] as number);
      if (value !== null && value >= most) offer(value, () => ({ kind: 'bar', bar: bars.at(number) }));
    }
  };
  const told = pictureOfLane(scene.history, lane);
  if (told?.kind === 'bars') offerBars(told.bars);
  offerBars(scene.bars);
  for (const piece of scene.live) {
    if (piece.lane === lane) offer(worth(piece.fromMs, scene.atMs), () => ({ kind: 'live', piece }));
  }
  return found;
}
