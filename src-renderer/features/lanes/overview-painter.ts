import { SHARE_KINDS } from '#contract/lane-history';
import { PixelLayer } from '../../canvas/pixel-layer';
import type { TimeSpan } from '../../canvas/time-span';
import { columnMsOf, type HistoryPicture } from './history-picture';
import type { LanesPalette } from './lanes-palette';
import { paintStack } from './paint-stack';

const KINDS = SHARE_KINDS.length;
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
  readonly picture: HistoryPicture | null;
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

  paint(context: CanvasRenderingContext2D, scene: OverviewScene, palette: LanesPalette): void {
    const { widthPx, heightPx, pixelRatio: ratio, run, picture } = scene;
    const layer = this.#layer;
    layer.begin(Math.round(widthPx * ratio), Math.round(heightPx * ratio), palette.ground.stripe);
    if (picture?.kind === 'shares') {
      const eachMs = columnMsOf(picture);
      const perMs = layer.width / Math.max(1, run.toMs - run.fromMs);
      const originPx = (picture.span.fromMs - run.fromMs) * perMs;
      for (const [index, column] of picture.cells.entries()) {
        const x = Math.round(originPx + column * eachMs * perMs);
        const toX = Math.max(x + 1, Math.round(originPx + (column + 1) * eachMs * perMs));
        const y = Math.round(2 * ratio);
        paintStack(layer, palette.ground, x, toX, y, layer.height, picture.shares, index * KINDS, 255, 0);
      }
    }
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
