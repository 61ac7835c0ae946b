import type { LaneId } from '#contract/task';
import type { Bar } from '#contract/yard-view';
import { ticksOf } from '../../canvas/time-scale';
import { drawBackoff, drawFinishedBar, drawGhost, drawRunning } from './draw-bars';
import { firstBarFrom } from './lane-rows';
import type { LanesPalette } from './lanes-palette';
import { AXIS_PX, GUTTER_PX, type LanesScene, rowsInView, rowTopPx } from './lanes-scene';

/** Draws the whole picture of the lanes. */
export function drawLanes(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  drawStripes(context, scene, palette);
  drawGrid(context, scene, palette);
  context.save();
  context.beginPath();
  context.rect(GUTTER_PX, AXIS_PX, scene.scale.rightPx - GUTTER_PX, scene.heightPx - AXIS_PX);
  context.clip();
  drawBars(context, scene, palette);
  drawLiveWork(context, scene, palette);
  drawMarks(context, scene, palette);
  context.restore();
  if (scene.moving) drawNowLine(context, scene, palette);
  drawGutter(context, scene, palette);
}

function drawStripes(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const { from, to } = rowsInView(scene);
  context.fillStyle = palette.stripe;
  for (let row = from; row < to; row++) {
    if (row % 2 === 0) context.fillRect(0, rowTopPx(scene, row), scene.widthPx, scene.rows.rowPx);
  }
}

function drawGrid(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, scene.widthPx, AXIS_PX);
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { atMs, label } of ticksOf(scene.scale, 74)) {
    const x = Math.round(scene.scale.xOf(atMs)) + 0.5;
    drawVertical(context, x, AXIS_PX - 6, scene.heightPx, palette.line);
    context.fillStyle = palette.textDim;
    if (x + 44 < scene.scale.rightPx) context.fillText(label, x + 4, AXIS_PX / 2 - 1);
  }
  context.fillStyle = palette.line;
  context.fillRect(0, AXIS_PX - 1, scene.widthPx, 1);
}

function drawBars(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const { from, to } = rowsInView(scene);
  const rowOfLane = new Map<LaneId, number>();
  for (let row = from; row < to; row++) {
    const lane = scene.rows.lanes[row];
    if (lane !== undefined) rowOfLane.set(lane.lane, row);
  }
  // A lane may wait for a retry while a ghost is still on it: the ghost is drawn over the wait.
  drawFinished(context, scene, palette, rowOfLane, (kind) => kind === 'backoff');
  drawFinished(context, scene, palette, rowOfLane, (kind) => kind !== 'backoff');
}

function drawFinished(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  rowOfLane: ReadonlyMap<LaneId, number>,
  wanted: (kind: Bar['kind']) => boolean,
): void {
  const { bars } = scene.view;
  // Where bars are thinner than a pixel, one of each lane and pixel is enough.
  const lastPixel = new Map<LaneId, number>();
  for (let index = firstBarFrom(bars, scene.scale.fromMs); index < bars.length; index++) {
    const bar = bars[index];
    const row = bar === undefined ? undefined : rowOfLane.get(bar.lane);
    if (bar === undefined || row === undefined || !wanted(bar.kind)) continue;
    const x = scene.scale.xOf(bar.fromMs);
    const toX = scene.scale.xOf(bar.toMs);
    if (toX - x < 1 && lastPixel.get(bar.lane) === Math.floor(toX)) continue;
    lastPixel.set(bar.lane, Math.floor(toX));
    drawFinishedBar(context, palette, bar, slot(scene, row, x, toX), bar.task === scene.selectedTask);
  }
}

function drawLiveWork(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const { from, to } = rowsInView(scene);
  const nowX = scene.scale.xOf(scene.nowMs);
  for (let row = from; row < to; row++) {
    const lane = scene.rows.lanes[row];
    if (lane === undefined) continue;
    const { occupancy, hold } = lane;
    if (hold !== null) {
      const box = slot(scene, row, scene.scale.xOf(hold.fromMs), nowX);
      drawBackoff(context, palette, box, scene.scale.xOf(hold.dueMs), hold.task === scene.selectedTask);
    }
    if (occupancy.kind === 'idle') continue;
    const box = slot(scene, row, scene.scale.xOf(occupancy.fromMs), nowX);
    const selected = occupancy.task === scene.selectedTask;
    if (occupancy.kind === 'attempt') {
      const deadlineX = occupancy.deadlineMs === null ? null : scene.scale.xOf(occupancy.deadlineMs);
      drawRunning(context, palette, box, occupancy.task, deadlineX, selected);
    } else if (scene.ghostLanes.includes(lane.lane)) {
      drawGhost(context, palette, occupancy.outcome, box, occupancy.task, selected);
    }
  }
}

/** The room of a bar within its row. */
function slot(scene: LanesScene, row: number, fromX: number, toX: number) {
  const inset = scene.rows.rowPx >= 20 ? 3 : 1;
  const x = Math.max(fromX, GUTTER_PX - 4);
  return {
    x,
    y: rowTopPx(scene, row) + inset,
    width: Math.max(toX - x, 1),
    height: scene.rows.rowPx - 2 * inset,
  };
}

function drawMarks(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  let lastWordX = Number.NEGATIVE_INFINITY;
  context.font = `600 10px ${palette.font}`;
  context.textBaseline = 'bottom';
  context.textAlign = 'left';
  for (const { atMs, kind } of scene.view.marks) {
    if (atMs < scene.scale.fromMs || atMs > scene.scale.toMs) continue;
    const x = Math.round(scene.scale.xOf(atMs)) + 0.5;
    const colour = kind === 'shutdown' ? palette.shutdown : palette.textDim;
    context.setLineDash(kind === 'shutdown' ? [] : [4, 3]);
    drawVertical(context, x, AXIS_PX, scene.heightPx, colour, kind === 'shutdown' ? 2 : 1);
    context.setLineDash([]);
    if (x - lastWordX < 52) continue;
    lastWordX = x;
    const word = kind === 'shutdown' ? 'shut down' : 'limits';
    const width = context.measureText(word).width + 8;
    const wordX = Math.min(x, scene.scale.rightPx - width);
    context.fillStyle = palette.panel;
    context.fillRect(wordX, scene.heightPx - 16, width, 15);
    context.fillStyle = colour;
    context.fillText(word, wordX + 4, scene.heightPx - 3);
  }
}

function drawNowLine(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const x = Math.round(scene.scale.xOf(scene.nowMs)) + 0.5;
  drawVertical(context, x, AXIS_PX - 5, scene.heightPx, palette.now);
  context.fillStyle = palette.now;
  context.beginPath();
  context.moveTo(x - 4, AXIS_PX - 8);
  context.lineTo(x + 4, AXIS_PX - 8);
  context.lineTo(x, AXIS_PX - 2);
  context.fill();
}

function drawVertical(
  context: CanvasRenderingContext2D,
  x: number,
  fromY: number,
  toY: number,
  colour: string,
  widthPx = 1,
): void {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.beginPath();
  context.moveTo(x, fromY);
  context.lineTo(x, toY);
  context.stroke();
}

function drawGutter(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  const { from, to } = rowsInView(scene);
  const small = scene.rows.rowPx < 20;
  context.font = `${small ? 10 : 12}px ${palette.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(0, AXIS_PX, GUTTER_PX, scene.heightPx - AXIS_PX);
  context.clip();
  for (let row = from; row < to; row++) {
    const lane = scene.rows.lanes[row];
    if (lane === undefined) continue;
    context.fillStyle = lane.open ? palette.text : palette.textDim;
    context.fillText(String(lane.lane), GUTTER_PX - 10, rowTopPx(scene, row) + scene.rows.rowPx / 2 + 0.5);
  }
  context.restore();
  context.font = `11px ${palette.font}`;
  context.fillStyle = palette.textDim;
  context.fillText('lane', GUTTER_PX - 10, AXIS_PX / 2 - 1);
}
