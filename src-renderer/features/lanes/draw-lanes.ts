import { ticksOf } from '../../canvas/time-scale';
import { outlineBar, verticalLine } from './bar-shapes';
import { beginLabels } from './draw-bar-label';
import { drawLive, drawShaped, drawWaits, slotBox } from './draw-bars';
import { drawMarks } from './draw-marks';
import { type ShapedBar, TICK_GAP_PX } from './ground-painter';
import { rowOfLane } from './lane-rows';
import { stretchOfTarget } from './lane-target';
import type { LanesPalette } from './lanes-palette';
import { AXIS_PX, GUTTER_PX, type LanesScene, rowTopPx } from './lanes-scene';

/** Draws what stands on the ground: bars with a shape, what goes on, what is chosen, marks, words. */
export function drawLanes(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  shaped: readonly ShapedBar[],
): void {
  context.save();
  context.beginPath();
  context.rect(GUTTER_PX, AXIS_PX, scene.scale.rightPx - GUTTER_PX, scene.heightPx - AXIS_PX);
  context.clip();
  beginLabels(context, palette);
  drawWaits(context, scene, palette, shaped);
  drawShaped(context, scene, palette, shaped);
  drawLive(context, scene, palette);
  drawChoice(context, scene, palette);
  drawMarks(context, scene, palette);
  context.restore();
  if (scene.hasNow) drawNowLine(context, scene, palette);
  drawTimes(context, scene, palette);
  drawLaneNumbers(context, scene, palette);
}

/** The selected task's attempts, and what pointer or keyboard is at. */
function drawChoice(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  for (const { lane, fromMs, toMs } of scene.stretches) {
    if (fromMs > scene.atMs) continue;
    outlineStretch(context, scene, lane, fromMs, Math.min(toMs ?? scene.atMs, scene.atMs), palette.text, 2);
  }
  const stretch = scene.target === null ? null : stretchOfTarget(scene.target, scene.atMs);
  if (stretch === null) return;
  outlineStretch(context, scene, stretch.lane, stretch.fromMs, stretch.toMs, palette.text, 1);
}

/** Never so narrow that it could not be seen. */
function outlineStretch(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  lane: number,
  fromMs: number,
  toMs: number,
  colour: string,
  widthPx: number,
): void {
  const row = rowOfLane(scene.rows, lane);
  if (row < scene.seen.from || row >= scene.seen.to || toMs < scene.scale.fromMs) return;
  const box = slotBox(scene, row, fromMs, toMs);
  const width = Math.max(5, box.width);
  const x = box.x - (width - box.width) / 2;
  outlineBar(context, { ...box, x, width }, colour, widthPx, 1);
}

function drawNowLine(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const x = Math.round(scene.scale.xOf(scene.atMs)) + 0.5;
  if (x < GUTTER_PX || x > scene.scale.rightPx) return;
  const colour = scene.goesOn ? palette.running.mark : palette.textDim;
  verticalLine(context, x, AXIS_PX - 5, scene.heightPx, colour);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - 4, AXIS_PX - 8);
  context.lineTo(x + 4, AXIS_PX - 8);
  context.lineTo(x, AXIS_PX - 2);
  context.fill();
}

function drawTimes(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = palette.textDim;
  for (const { atMs, label } of ticksOf(scene.scale, TICK_GAP_PX)) {
    const x = Math.round(scene.scale.xOf(atMs)) + 4.5;
    if (x + 40 < scene.scale.rightPx) context.fillText(label, x, AXIS_PX / 2 - 1);
  }
  context.textAlign = 'right';
  context.fillText('lane', GUTTER_PX - 10, AXIS_PX / 2 - 1);
}

function drawLaneNumbers(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const { rows, seen } = scene;
  context.save();
  context.beginPath();
  context.rect(0, AXIS_PX, GUTTER_PX, scene.heightPx - AXIS_PX);
  context.clip();
  context.font = `${rows.rowPx < 20 ? 10 : 12}px ${palette.font}`;
  for (let row = seen.from; row < seen.to; row++) {
    const lane = rows.lanes[row];
    if (lane === undefined) continue;
    context.fillStyle = lane.open ? palette.text : palette.textDim;
    context.fillText(String(lane.lane), GUTTER_PX - 10, rowTopPx(scene, row) + rows.rowPx / 2 + 0.5);
  }
  context.restore();
}
