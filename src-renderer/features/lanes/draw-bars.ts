import { BAR_SORTS } from '#contract/bar-columns';
import { anchorHatch } from '../../canvas/hatch-pattern';
import type { StatusTone } from '../../components/status-glyph';
import { fillBar, outlineBar } from './bar-shapes';
import { type BarBox, drawLabel, drawWord } from './draw-bar-label';
import { drawWait } from './draw-wait';
import type { ShapedBar } from './ground-painter';
import { rowOfLane } from './lane-rows';
import type { LanesPalette } from './lanes-palette';
import { GUTTER_PX, insetPx, type LanesScene, rowTopPx } from './lanes-scene';

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

/** For the one drawing under way: until when a ghost lies on a lane, as far as it is drawn as one. */
const ghostEndMs = new Float64Array(1_025);

/** Lanes that wait with their tasks, still or no longer: under everything else, since a ghost of before lies on them. */
export function drawWaits(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  shaped: readonly ShapedBar[],
): void {
  const { scale, scrollTopPx, live, rows, seen, atMs } = scene;
  anchorHatch(palette.backingOffHatch, scale.xOf(0), -scrollTopPx, palette.pixelRatio);
  ghostEndMs.fill(0);
  for (const { ring, slot, row } of shaped) {
    const { kind } = BAR_SORTS[ring.sort[slot] as number] as (typeof BAR_SORTS)[number];
    const lane = ring.lane[slot] as number;
    // It has ended before the wait that it lies on, and so comes before it.
    if (kind === 'ghost') ghostEndMs[lane] = ring.toMs[slot] as number;
    if (kind !== 'backoff') continue;
    const { fromMs, toMs, delayMs } = ring.at(slot);
    const dueX = scale.xOf(fromMs + delayMs);
    const box = slotBox(scene, row, fromMs, toMs);
    drawWait(
      context,
      palette,
      box,
      dueX,
      dueX,
      delayMs,
      scale.xOf(ghostEndMs[lane] as number),
      scale.rightPx,
    );
  }
  for (const piece of live) {
    if (piece.kind === 'ghost') ghostEndMs[piece.lane] = atMs;
  }
  for (const piece of live) {
    const { kind, lane, fromMs } = piece;
    const row = rowOfLane(rows, lane);
    if (kind !== 'wait' || row < seen.from || row >= seen.to) continue;
    const box = slotBox(scene, row, fromMs, atMs);
    const { untilMs } = piece;
    const freeX = scale.xOf(ghostEndMs[lane] as number);
    const [solidX, dueX] = [box.x + box.width, scale.xOf(untilMs)];
    drawWait(context, palette, box, solidX, dueX, untilMs - fromMs, freeX, scale.rightPx);
  }
}

/** What the ground leaves to the canvas of finished work: the labels of attempts, and ghosts. */
export function drawShaped(
  context: CanvasRenderingContext2D,
  scene: LanesScene,
  palette: LanesPalette,
  shaped: readonly ShapedBar[],
): void {
  for (const { ring, slot, row } of shaped) {
    const { kind, outcome } = BAR_SORTS[ring.sort[slot] as number] as (typeof BAR_SORTS)[number];
    if (kind === 'backoff' || outcome === null) continue;
    const [task, attempt] = [ring.task[slot] as number, ring.attempt[slot] as number];
    const box = slotBox(scene, row, ring.fromMs[slot] as number, ring.toMs[slot] as number);
    const { fill, ink } = palette.outcomes[outcome];
    if (kind === 'ghost') drawGhost(context, palette, box, fill, task);
    else {
      if (outcome === 'timed-out' && box.width >= LEAST_EDGED_PX) drawTimeoutEdge(context, palette, box);
      drawAttemptLabel(context, palette, box, outcome, task, attempt, ink);
    }
  }
}

/** What is at work: it grows to the moment shown. */
export function drawLive(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  for (const piece of scene.live) {
    const row = rowOfLane(scene.rows, piece.lane);
    if (piece.kind === 'wait' || row < scene.seen.from || row >= scene.seen.to) continue;
    const box = slotBox(scene, row, piece.fromMs, scene.atMs);
    if (piece.kind === 'ghost') {
      drawGhost(context, palette, box, palette.outcomes[piece.outcome].fill, piece.task);
      continue;
    }
    const untilX = piece.untilMs === null ? null : scene.scale.xOf(piece.untilMs);
    if (untilX !== null && untilX > box.x + box.width) drawTimeLeft(context, palette, box, untilX);
    fillBar(context, box, palette.running.fill);
    drawAttemptLabel(context, palette, box, 'running', piece.task, piece.attempt, palette.running.ink);
  }
}

/** Whose attempt it is; and which, of one that is not the first, where there is room for both. */
function drawAttemptLabel(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  tone: StatusTone,
  task: number,
  attempt: number,
  ink: string,
): void {
  const word = `${task}`;
  drawLabel(context, palette, box, tone, attempt > 1 ? `${word}·${attempt}` : word, ink, word);
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
