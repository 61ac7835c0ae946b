/** Gives a canvas as many device pixels as its box covers, empty, with a context in CSS pixels. */
export function sizeToBox(box: HTMLElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const { clientWidth: widthPx, clientHeight: heightPx } = box;
  const pixelRatio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(widthPx * pixelRatio), Math.round(heightPx * pixelRatio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  // Equal device pixels may be another box on another display.
  const [cssWidth, cssHeight] = [`${widthPx}px`, `${heightPx}px`];
  if (canvas.style.width !== cssWidth) canvas.style.width = cssWidth;
  if (canvas.style.height !== cssHeight) canvas.style.height = cssHeight;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return { widthPx, heightPx, pixelRatio };
}
