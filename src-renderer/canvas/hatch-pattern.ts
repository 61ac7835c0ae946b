const HATCH_PX = 7;

/** Diagonal strokes, drawn once and repeated: what a wait is filled with. */
export function hatchPattern(page: Document, colour: string): CanvasPattern | string {
  const ratio = Math.max(1, Math.round(page.defaultView?.devicePixelRatio ?? 1));
  const tile = page.createElement('canvas');
  tile.width = HATCH_PX * ratio;
  tile.height = HATCH_PX * ratio;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.scale(ratio, ratio);
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    context.beginPath();
    context.moveTo(shift - 1, HATCH_PX + 1);
    context.lineTo(shift + HATCH_PX + 1, -1);
    context.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern ?? colour;
}
