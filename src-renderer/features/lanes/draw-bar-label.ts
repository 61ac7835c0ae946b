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

const LEAST_LABEL_HEIGHT_PX = 11;
/** About as wide is a character of a label, in CSS pixels. */
const CHARACTER_PX = 6.4;

/** Sets the context up for {@link drawLabel} and {@link drawWord}: once for all of them, since it is dear. */
export function beginLabels(context: CanvasRenderingContext2D, { font }: LanesPalette): void {
  context.font = `600 11px ${font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
}

/** Mark and word, as far as there is room: both, the mark alone, or nothing. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  tone: StatusTone,
  word: string,
  ink: string,
): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX || box.width < GLYPH_PX + 6) return;
  palette.glyphs.draw(context, tone, ink, box.x + 4, box.y + (box.height - GLYPH_PX) / 2);
  drawWord(context, { ...box, x: box.x + GLYPH_PX + 4, width: box.width - GLYPH_PX - 4 }, word, ink);
}

/** Words only where they fit whole. */
export function drawWord(context: CanvasRenderingContext2D, box: BarBox, word: string, ink: string): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX || word.length * CHARACTER_PX + 8 > box.width) return;
  context.fillStyle = ink;
  context.fillText(word, box.x + 4, box.y + box.height / 2 + 0.5);
}
