import { durationText } from '../../components/duration-text';
import { fillBar, outlineBar } from './bar-shapes';
import { type BarBox, drawLabel } from './draw-bar-label';
import type { LanesPalette } from './lanes-palette';

/**
 * A lane that waits with its task: its delay hatched, with its length; what of it is to come, and what was
 * waited after it, is faint.
 *
 * @param solidX to where the delay has run
 * @param dueX where it ends
 */
export function drawWait(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  solidX: number,
  dueX: number,
  delayMs: number,
): void {
  const endX = Math.max(box.x + box.width, dueX);
  const hatchedX = Math.max(box.x, Math.min(solidX, dueX));
  context.fillStyle = palette.backingOffHatch;
  context.fillRect(box.x, box.y, hatchedX - box.x, box.height);
  context.globalAlpha = 0.35;
  context.fillRect(hatchedX, box.y, endX - hatchedX, box.height);
  context.globalAlpha = 1;
  const whole = { ...box, width: endX - box.x };
  outlineBar(context, whole, palette.backingOff, 1);
  if (dueX < endX - 1) {
    context.fillStyle = palette.backingOff;
    context.fillRect(Math.round(dueX) - 1, box.y, 2, box.height);
  }
  drawDelay(context, palette, { ...box, width: Math.max(0, dueX - box.x) }, durationText(delayMs));
}

/** On a ground of its own: it could not be read on the strokes. */
function drawDelay(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  word: string,
): void {
  const width = word.length * 6.4 + 20;
  if (width + 4 > box.width || box.height < 11) return;
  const plate = {
    x: box.x + 3,
    y: box.y + Math.max(1, (box.height - 14) / 2),
    width,
    height: Math.min(14, box.height - 2),
  };
  fillBar(context, plate, palette.panel);
  drawLabel(
    context,
    palette,
    { ...plate, y: box.y, height: box.height },
    'backing-off',
    word,
    palette.backingOff,
  );
}
