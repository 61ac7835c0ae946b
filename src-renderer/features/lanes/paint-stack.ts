import type { PixelLayer } from '../../canvas/pixel-layer';
import type { GroundColours } from './lanes-palette';

/** What is there at all is drawn at least so high, in device pixels. */
const LEAST_PX = 2;

/**
 * How the time of a column was spent, as layers from the bottom: as high as their shares, so that a lane that
 * was idle half of the time is filled half. Tens of thousands of them are painted in a frame, so that no object
 * may be made for any. Places are in device pixels.
 *
 * @param shares is read from `at` on, `kinds` of them
 * @param wholeShare what counts as the whole height
 * @param shiftPx keeps hatches in place when the picture slides
 */
export function paintStack(
  layer: PixelLayer,
  colours: GroundColours,
  x: number,
  toX: number,
  y: number,
  toY: number,
  shares: Float32Array | Uint8Array,
  at: number,
  kinds: number,
  wholeShare: number,
  shiftPx: number,
): void {
  const height = (toY - y) / wholeShare;
  let bottom = toY;
  let exactBottom = toY;
  for (let kind = 0; kind < kinds && bottom > y; kind++) {
    const share = shares[at + kind] as number;
    if (share <= 0) continue;
    exactBottom -= share * height;
    const top = Math.max(y, Math.min(bottom - LEAST_PX, Math.round(exactBottom)));
    paintKind(layer, colours, kind, x, toX, top, bottom, shiftPx);
    bottom = top;
  }
}

/** A rectangle of one kind of work: waits are hatched, all else is filled. */
export function paintKind(
  layer: PixelLayer,
  colours: GroundColours,
  kind: number,
  x: number,
  toX: number,
  y: number,
  toY: number,
  shiftPx: number,
): void {
  const colour = colours.kinds[kind] as number;
  if (colours.hatched[kind] === true) layer.hatch(x, y, toX, toY, colour, shiftPx);
  else layer.fill(x, y, toX, toY, colour);
}
