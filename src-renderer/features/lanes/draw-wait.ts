import { durationText } from '#contract/duration-text';
import { fillBar, outlineBar } from './bar-shapes';
import {
  type BarBox,
  drawLabel,
  drawWord,
  LEAST_LABEL_HEIGHT_PX,
  labelWidthPx,
  wordWidthPx,
} from './draw-bar-label';
import type { LanesPalette } from './lanes-palette';

/** How high the ground of a delay's word is, and how far from the edge of its bar, in CSS pixels. */
const PLATE_PX = 14;
const PLATE_GAP_PX = 3;

/**
 * A lane that waits with its task: its delay hatched, with its length; what of it is to come, and what was
 * waited after it, is faint.
 *
 * @param solidX to where the delay has run
 * @param dueX where it ends
 * @param freeX up to where something lies on it
 * @param edgeX where the picture ends
 */
export function drawWait(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  solidX: number,
  dueX: number,
  delayMs: number,
  freeX: number,
  edgeX: number,
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
  const x = Math.max(box.x, freeX);
  drawDelay(
    context,
    palette,
    { ...box, x, width: Math.max(0, Math.min(dueX, edgeX) - x) },
    durationText(delayMs),
  );
}

/** On a ground of its own: it could not be read on the strokes. Where there is no room for the mark, without it. */
function drawDelay(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  word: string,
): void {
  const isMarked = fitsPlate(labelWidthPx(palette, word), box);
  const widthPx = Math.ceil(isMarked ? labelWidthPx(palette, word) : wordWidthPx(palette, word));
  if (!fitsPlate(widthPx, box) || box.height < LEAST_LABEL_HEIGHT_PX) return;
  const height = Math.min(PLATE_PX, box.height - 2);
  const plate = {
    x: box.x + PLATE_GAP_PX,
    y: box.y + (box.height - height) / 2,
    width: widthPx,
    height,
  };
  fillBar(context, plate, palette.panel);
  const room = { ...plate, y: box.y, height: box.height };
  if (isMarked) drawLabel(context, palette, room, 'backing-off', word, palette.backingOff);
  else drawWord(context, palette, room, word, palette.backingOff);
}

function fitsPlate(widthPx: number, box: BarBox): boolean {
  return Math.ceil(widthPx) + 2 * PLATE_GAP_PX <= box.width;
}
