import type { Outcome, TaskId } from '#contract/task';
import type { Bar } from '#contract/yard-view';
import { type BarBox, drawLabel, drawWord } from './draw-bar-label';
import type { LanesPalette } from './lanes-palette';

const RADIUS_PX = 3;
/** Below it a bar is only a stroke of colour. */
const LEAST_SHAPED_PX = 5;

/** A stretch that is over: an attempt with its verdict, the ghost after it, or a backoff on a held lane. */
export function drawFinishedBar(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  bar: Bar,
  box: BarBox,
  selected: boolean,
): void {
  switch (bar.kind) {
    case 'attempt': {
      const outcome = bar.outcome ?? 'cancelled';
      const { fill, ink } = palette.outcomes[outcome];
      fillBar(context, box, fill);
      drawLabel(context, palette, box, outcome, bar.task, ink);
      break;
    }
    case 'ghost':
      drawGhost(context, palette, bar.outcome ?? 'cancelled', box, bar.task, selected);
      break;
    case 'backoff':
      drawBackoff(context, palette, box, null, selected);
      break;
    default:
      throw neverKind(bar.kind);
  }
  if (selected) outline(context, box, palette.text);
}

/** An attempt that runs: it grows to now; the way to its timeout is outlined, its edge a thin line. */
export function drawRunning(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  task: TaskId,
  deadlineX: number | null,
  selected: boolean,
): void {
  const endX = box.x + box.width;
  if (deadlineX !== null && deadlineX > endX) {
    context.globalAlpha = 0.14;
    context.fillStyle = palette.running.fill;
    context.fillRect(endX, box.y, deadlineX - endX, box.height);
    context.globalAlpha = 1;
    context.fillStyle = palette.outcomes['timed-out'].fill;
    context.fillRect(Math.round(deadlineX) - 1, box.y, 2, box.height);
  }
  fillBar(context, box, palette.running.fill);
  drawLabel(context, palette, box, 'running', task, palette.running.ink);
  if (selected) outline(context, box, palette.text);
}

/** A body that runs on after its verdict: only its outline, dashed. */
export function drawGhost(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  outcome: Outcome,
  box: BarBox,
  task: TaskId,
  selected: boolean,
): void {
  const { fill } = palette.outcomes[outcome];
  fillBar(context, box, palette.panel);
  context.globalAlpha = 0.16;
  fillBar(context, box, fill);
  context.globalAlpha = 1;
  if (box.width >= LEAST_SHAPED_PX) {
    context.setLineDash([4, 3]);
    outline(context, box, fill);
    context.setLineDash([]);
    drawWord(context, palette, box, `ghost of ${task}`, palette.text);
  }
  if (selected) outline(context, box, palette.text);
}

/** A lane that waits with its task: hatched; up to `dueX` the wait that is still to come. */
export function drawBackoff(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  dueX: number | null,
  selected: boolean,
): void {
  const endX = box.x + box.width;
  context.fillStyle = palette.backingOffHatch;
  context.fillRect(box.x, box.y, box.width, box.height);
  if (dueX !== null && dueX > endX) {
    context.globalAlpha = 0.35;
    context.fillRect(endX, box.y, dueX - endX, box.height);
    context.globalAlpha = 1;
  }
  if (box.width >= LEAST_SHAPED_PX) {
    const end = Math.max(endX, dueX ?? endX);
    outline(context, { ...box, width: end - box.x }, palette.backingOff);
  }
  if (selected) outline(context, box, palette.text);
}

function fillBar(context: CanvasRenderingContext2D, box: BarBox, fill: string): void {
  context.fillStyle = fill;
  if (box.width < LEAST_SHAPED_PX) {
    context.fillRect(box.x, box.y, box.width, box.height);
    return;
  }
  // A hair's breadth between two bars that touch.
  context.beginPath();
  context.roundRect(box.x, box.y, box.width - 1, box.height, RADIUS_PX);
  context.fill();
}

function outline(context: CanvasRenderingContext2D, box: BarBox, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(box.x + 0.75, box.y + 0.75, Math.max(1, box.width - 2.5), box.height - 1.5, RADIUS_PX);
  context.stroke();
}

function neverKind(kind: never): Error {
  return new Error(`unknown bar ${String(kind)}`);
}
