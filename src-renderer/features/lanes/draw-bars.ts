import { fillBar, outlineBar } from './bar-shapes';
import { type BarBox, drawLabel, drawWord } from './draw-bar-label';
import { drawWait } from './draw-wait';
import type { ShapedBar } from './ground-painter';
import type { LanesPalette } from './lanes-palette';
import { GUTTER_PX, insetPx, type LanesScene, rowTopPx } from './lanes-scene';
import type { LivePiece } from './live-pieces';

/** The room of a bar within its row. */
export function slotBox(scene: LanesScene, row: number, fromMs: number, toMs: number): BarBox {
  const inset = insetPx(scene);
  const x = Math.max(scene.scale.xOf(fromMs), GUTTER_PX - 4);
  const toX = Math.min(scene.scale.xOf(toMs), scene.scale.rightPx + 4);
  const height = scene.rows.rowPx - 2 * inset;
  return { x, y: rowTopPx(scene, row) + inset, width: Math.max(toX - x, 1), height };
}

/** Below it a bar has no edge at its timeout: it would be all edge. In CSS pixels. */
const LEAST_EDGED_PX = 24;

/** What the ground leaves to the canvas: waits, the labels of attempts, and ghosts on top of them. */
export function drawShaped(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  shaped: readonly ShapedBar[],
): void {
  for (const bar of shaped) {
    const { kind, fromMs, toMs, delayMs } = bar.ring.at(bar.slot);
    if (kind !== 'backoff') continue;
    const dueX = scene.scale.xOf(fromMs + delayMs);
    drawWait(context, palette, slotBox(scene, bar.row, fromMs, toMs), dueX, dueX, delayMs);
  }
  for (const { ring, slot, row } of shaped) {
    const { kind, outcome, task, fromMs, toMs } = ring.at(slot);
    if (kind === 'backoff' || outcome === null) continue;
    const box = slotBox(scene, row, fromMs, toMs);
    const { fill, ink } = palette.outcomes[outcome];
    if (kind === 'ghost') drawGhost(context, palette, box, fill, task);
    else {
      if (outcome === 'timed-out' && box.width >= LEAST_EDGED_PX) drawTimeoutEdge(context, palette, box);
      drawLabel(context, palette, box, outcome, `${task}`, ink);
    }
  }
}

/** What goes on: it grows to the moment shown. */
export function drawLive(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  piece: LivePiece,
  row: number,
): void {
  const box = slotBox(scene, row, piece.fromMs, scene.atMs);
  switch (piece.kind) {
    case 'running': {
      const untilX = piece.untilMs === null ? null : scene.scale.xOf(piece.untilMs);
      if (untilX !== null && untilX > box.x + box.width) drawTimeLeft(context, palette, box, untilX);
      fillBar(context, box, palette.running.fill);
      drawLabel(context, palette, box, 'running', `${piece.task}`, palette.running.ink);
      return;
    }
    case 'wait':
      drawWait(
        context,
        palette,
        box,
        box.x + box.width,
        scene.scale.xOf(piece.untilMs),
        piece.untilMs - piece.fromMs,
      );
      return;
    case 'ghost':
      drawGhost(context, palette, box, palette.outcomes[piece.outcome].fill, piece.task);
      return;
    default:
      piece satisfies never;
  }
}

/** The way to the timeout, and its edge. */
function drawTimeLeft(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  untilX: number,
): void {
  const endX = box.x + box.width;
  context.globalAlpha = 0.14;
  context.fillStyle = palette.running.fill;
  context.fillRect(endX, box.y, untilX - endX, box.height);
  context.globalAlpha = 1;
  context.fillStyle = palette.outcomes['timed-out'].fill;
  context.fillRect(Math.round(untilX) - 1, box.y, 2, box.height);
}

/** The edge at which a timeout cut a bar off. */
function drawTimeoutEdge(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  { x, y, width, height }: BarBox,
): void {
  context.fillStyle = palette.outcomes['timed-out'].ink;
  context.fillRect(Math.round(x + width) - 3, y, 2, height);
}

/** A body that runs on after its verdict: only its outline, dashed. */
function drawGhost(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  colour: string,
  task: number,
): void {
  fillBar(context, box, palette.panel);
  context.globalAlpha = 0.16;
  fillBar(context, box, colour);
  context.globalAlpha = 1;
  context.setLineDash([4, 3]);
  outlineBar(context, box, colour);
  context.setLineDash([]);
  drawWord(context, palette, box, `ghost of ${task}`, palette.text);
}
