import type { BarBox } from './draw-bar-label';

const RADIUS_PX = 3;
/** Below it a bar is only a stroke of colour. */
const LEAST_ROUND_PX = 5;

/** With a hair's breadth between it and one that it touches. */
export function fillBar(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: BarBox,
  fill: string | CanvasPattern,
): void {
  context.fillStyle = fill;
  context.beginPath();
  if (width < LEAST_ROUND_PX) context.rect(x, y, width, height);
  else context.roundRect(x, y, width - 1, height, RADIUS_PX);
  context.fill();
}

/** @param outsidePx how far outside the bar the line runs */
export function outlineBar(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: BarBox,
  colour: string,
  widthPx = 1.5,
  outsidePx = 0,
): void {
  const inset = widthPx / 2 - outsidePx;
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.beginPath();
  context.roundRect(
    x + inset,
    y + inset,
    Math.max(1, width - 1 - 2 * inset),
    height - 2 * inset,
    RADIUS_PX + outsidePx,
  );
  context.stroke();
}

export function verticalLine(
  context: CanvasRenderingContext2D,
  x: number,
  fromY: number,
  toY: number,
  colour: string,
  widthPx = 1,
): void {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.beginPath();
  context.moveTo(x, fromY);
  context.lineTo(x, toY);
  context.stroke();
}
