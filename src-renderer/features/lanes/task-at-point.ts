import type { TaskId } from '#contract/task';
import type { LaneView } from '#contract/yard-view';
import { firstBarFrom } from './lane-rows';
import { AXIS_PX, GUTTER_PX, type LanesScene } from './lanes-scene';

/** A bar thinner than a finger's tip is met this far beside it, in pixels. */
const SLACK_PX = 3;

/** Whose bar stands at a point of the picture; null: nobody's. */
export function taskAtPoint(scene: LanesScene, xPx: number, yPx: number): TaskId | null {
  if (yPx < AXIS_PX || xPx < GUTTER_PX) return null;
  const row = Math.floor((yPx - AXIS_PX + scene.scrollTopPx) / scene.rows.rowPx);
  const lane = scene.rows.lanes[row];
  if (lane === undefined) return null;
  const [fromMs, toMs] = [scene.scale.msAt(xPx - SLACK_PX), scene.scale.msAt(xPx + SLACK_PX)];
  return liveTask(lane, scene.nowMs, fromMs, toMs) ?? finishedTask(scene, lane, fromMs, toMs);
}

function liveTask(lane: LaneView, nowMs: number, fromMs: number, toMs: number): TaskId | null {
  const { occupancy, hold } = lane;
  if (fromMs > nowMs) return null;
  if (occupancy.kind !== 'idle' && occupancy.fromMs <= toMs) return occupancy.task;
  if (hold !== null && hold.fromMs <= toMs) return hold.task;
  return null;
}

function finishedTask(scene: LanesScene, lane: LaneView, fromMs: number, toMs: number): TaskId | null {
  const { bars } = scene.view;
  for (let index = firstBarFrom(bars, fromMs); index < bars.length; index++) {
    const bar = bars[index];
    if (bar !== undefined && bar.lane === lane.lane && bar.fromMs <= toMs) return bar.task;
  }
  return null;
}
