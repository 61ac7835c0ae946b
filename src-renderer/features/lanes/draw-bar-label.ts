import type { StatusTone } from '../../components/status-glyph';
import { GLYPH_PX } from './glyph-sprites';
import type { LanesPalette } from './lanes-palette';

/** Where a bar stands on the surface, in CSS pixels. */
export interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below it a bar has no words, in CSS pixels. */
export const LEAST_LABEL_HEIGHT_PX = 11;
/** Room on both sides of a word, and on the left of a mark, in CSS pixels. */
const PAD_PX = 4;

/** The room that {@link drawWord} needs for a word, in CSS pixels. */
export function wordWidthPx({ labelFont }: LanesPalette, word: string): number {
  return labelFont.widthPxOf(word) + 2 * PAD_PX;
}

/** The room that {@link drawLabel} needs for mark and word, in CSS pixels. */
export function labelWidthPx(palette: LanesPalette, word: string): number {
  return PAD_PX + GLYPH_PX + wordWidthPx(palette, word);
}

/** Sets the context up for {@link drawLabel} and {@link drawWord}: once for all of them, since it is dear. */
export function beginLabels(context: CanvasRenderingContext2D, { labelFont }: LanesPalette): void {
  context.font = labelFont.css;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
}

/**
 * Mark and word, as far as there is room: both, the mark alone, or nothing.
 *
 * @param shortWord stands for the word where there is room for no more
 */
export function drawLabel(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  tone: StatusTone,
  word: string,
  ink: string,
  shortWord = word,
): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX || box.width < GLYPH_PX + 6) return;
  const [x, y] = [box.x + PAD_PX, box.y + (box.height - GLYPH_PX) / 2];
  palette.glyphs.draw(context, tone, ink, onPixel(palette, x), onPixel(palette, y));
  const markPx = PAD_PX + GLYPH_PX;
  const room = { ...box, x: box.x + markPx, width: box.width - markPx };
  drawWord(context, palette, room, wordWidthPx(palette, word) > room.width ? shortWord : word, ink);
}

/** Words only where they fit whole. */
export function drawWord(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  word: string,
  ink: string,
): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX || wordWidthPx(palette, word) > box.width) return;
  context.fillStyle = ink;
  context.fillText(word, onPixel(palette, box.x + PAD_PX), onPixel(palette, box.y + box.height / 2) + 0.5);
}

/** Between two pixels of the display marks and letters would be blurred. */
function onPixel({ pixelRatio }: LanesPalette, px: number): number {
  return Math.round(px * pixelRatio) / pixelRatio;
}
