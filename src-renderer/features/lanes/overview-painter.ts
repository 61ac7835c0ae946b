import { PixelLayer } from '../../canvas/pixel-layer';
import type { TimeSpan } from '../../canvas/time-span';
import type { LanesPalette } from './lanes-palette';
import { fillOverview, type KnownRun } from './overview-cells';
import { paintStack } from './paint-stack';
import { CELL_KINDS, ShareCells } from './share-cells';

/** Columns are so wide, in CSS pixels. */
export const OVERVIEW_COLUMN_PX = 2;
/** The frame of what is in sight is never narrower, in CSS pixels. */
const LEAST_FRAME_PX = 8;

/** A strip in which the whole run lies from end to end. */
export interface OverviewScene {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  /** The run from its beginning to the moment shown. */
  readonly run: TimeSpan;
  /** What of it is in sight in the picture above. */
  readonly inSight: TimeSpan;
  readonly known: KnownRun;
}

/** Where the frame of what is in sight stands, in CSS pixels. */
export function frameOf({ widthPx, run, inSight }: OverviewScene): {
  readonly x: number;
  readonly toX: number;
} {
  const perMs = widthPx / Math.max(1, run.toMs - run.fromMs);
  const x = Math.max(0, (inSight.fromMs - run.fromMs) * perMs);
  const toX = Math.min(widthPx, (inSight.toMs - run.fromMs) * perMs);
  const missing = Math.max(0, LEAST_FRAME_PX - (toX - x));
  const left = Math.min(Math.max(0, x - missing / 2), Math.max(0, widthPx - LEAST_FRAME_PX));
  return { x: left, toX: Math.max(toX, left + LEAST_FRAME_PX) };
}

export class OverviewPainter {
  readonly #layer = new PixelLayer();
  readonly #cells = new ShareCells();

  paint(context: CanvasRenderingContext2D, scene: OverviewScene, palette: LanesPalette): void {
    const { widthPx, heightPx, pixelRatio: ratio, run, known } = scene;
    const layer = this.#layer;
    layer.begin(Math.round(widthPx * ratio), Math.round(heightPx * ratio), palette.ground.stripe);
    const columnWidth = Math.max(1, Math.round(OVERVIEW_COLUMN_PX * ratio));
    const perMs = layer.width / columnWidth / Math.max(1, run.toMs - run.fromMs);
    const strip = { fromMs: run.fromMs, perMs, count: Math.ceil(layer.width / columnWidth) };
    if (strip.count > 0) fillOverview(this.#cells, known, strip);
    const y = Math.round(2 * ratio);
    this.#cells.forEach((_, column, shares, at) => {
      const x = column * columnWidth;
      paintStack(layer, palette.ground, x, x + columnWidth, y, layer.height, shares, at, CELL_KINDS, 1, 0);
    });
    layer.put(context);
    this.#drawFrame(context, scene, palette);
  }

  /** What is out of sight is dimmed. */
  #drawFrame(context: CanvasRenderingContext2D, scene: OverviewScene, palette: LanesPalette): void {
    const { widthPx, heightPx } = scene;
    const { x, toX } = frameOf(scene);
    context.globalAlpha = 0.6;
    context.fillStyle = palette.panel;
    context.fillRect(0, 0, x, heightPx);
    context.fillRect(toX, 0, widthPx - toX, heightPx);
    context.globalAlpha = 1;
    context.strokeStyle = palette.text;
    context.lineWidth = 1.5;
    context.strokeRect(x + 0.75, 0.75, toX - x - 1.5, heightPx - 1.5);
  }
}
