import { GLYPH_SIZE, GLYPH_STROKE, STATUS_GLYPHS, type StatusTone } from './status-glyph';

const paths = new Map<StatusTone, Path2D>();

/** Draws the mark of a status on canvas, as large as `sizePx` each way, its left top at `x`, `y`. */
export function drawStatusGlyph(
  context: CanvasRenderingContext2D,
  tone: StatusTone,
  x: number,
  y: number,
  sizePx: number,
  ink: string,
): void {
  const { path, filled } = STATUS_GLYPHS[tone];
  let shape = paths.get(tone);
  if (shape === undefined) {
    shape = new Path2D(path);
    paths.set(tone, shape);
  }
  const scale = sizePx / GLYPH_SIZE;
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
