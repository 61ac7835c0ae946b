import type { TaskId } from '#contract/task';
import { GLYPH_SIZE, GLYPH_STROKE, STATUS_GLYPHS, type StatusTone } from '../../components/status-glyph';
import type { LanesPalette } from './lanes-palette';

/** Where a bar stands on the surface, in CSS pixels. */
export interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GLYPH_PX = 10;
const LEAST_LABEL_HEIGHT_PX = 11;

/** Mark and number, as far as there is room: both, the mark alone, or nothing. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  tone: StatusTone,
  task: TaskId,
  ink: string,
): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX || box.width < GLYPH_PX + 6) return;
  drawGlyph(context, tone, box.x + 4, box.y + (box.height - GLYPH_PX) / 2, ink);
  drawWord(
    context,
    palette,
    { ...box, x: box.x + GLYPH_PX + 4, width: box.width - GLYPH_PX - 4 },
    `${task}`,
    ink,
  );
}

/** Words only where they fit whole. */
export function drawWord(
  context: CanvasRenderingContext2D,
  palette: LanesPalette,
  box: BarBox,
  word: string,
  ink: string,
): void {
  if (box.height < LEAST_LABEL_HEIGHT_PX) return;
  context.font = `600 11px ${palette.font}`;
  if (word.length * 6.4 + 8 > box.width) return;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  context.fillText(word, box.x + 4, box.y + box.height / 2 + 0.5);
}

const glyphPaths = new Map<StatusTone, Path2D>();

function drawGlyph(
  context: CanvasRenderingContext2D,
  tone: StatusTone,
  x: number,
  y: number,
  ink: string,
): void {
  const { path, filled } = STATUS_GLYPHS[tone];
  let shape = glyphPaths.get(tone);
  if (shape === undefined) {
    shape = new Path2D(path);
    glyphPaths.set(tone, shape);
  }
  const scale = GLYPH_PX / GLYPH_SIZE;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  if (filled) {
    context.fillStyle = ink;
    context.fill(shape);
  } else {
    context.strokeStyle = ink;
    context.lineWidth = GLYPH_STROKE + 0.4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(shape);
  }
  context.restore();
}
