const HATCH_PX = 7;

/** Diagonal strokes, drawn once and repeated: what a wait is filled with. */
export function hatchPattern(page: Document, colour: string, pixelRatio: number): CanvasPattern | string {
  const tile = page.createElement('canvas');
  const size = tileSize(pixelRatio);
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.8 * pixelRatio;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - pixelRatio, size + pixelRatio);
    context.lineTo(shift + size + pixelRatio, -pixelRatio);
    context.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern === null) return colour;
  anchorHatch(pattern, 0, 0, pixelRatio);
  return pattern;
}

/** Strokes go through this point of the canvas, in CSS pixels: they slide with what they fill. */
export function anchorHatch(
  hatch: CanvasPattern | string,
  xPx: number,
  yPx: number,
  pixelRatio: number,
): void {
  if (typeof hatch === 'string') return;
  const periodPx = tileSize(pixelRatio) / pixelRatio;
  const scale = 1 / pixelRatio;
  hatch.setTransform(new DOMMatrix([scale, 0, 0, scale, xPx % periodPx, yPx % periodPx]));
}

/** A tile has whole device pixels, that strokes are sharp and meet. */
function tileSize(pixelRatio: number): number {
  return Math.max(4, Math.round(HATCH_PX * pixelRatio));
}
