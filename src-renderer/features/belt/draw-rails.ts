import { OUTCOMES } from '#contract/task';
import type { PagePalette } from '../../canvas/page-palette';
import type { BeltLayout } from './belt-layout';
import { railsOf, streamsOf } from './belt-rails';
import type { BeltScene } from './belt-scene';
import type { RailPath } from './rail-path';

/** The tracks of a layout as a picture of their own: they are laid once, and not in every frame. */
export interface Rails {
  readonly layout: BeltLayout;
  readonly palette: PagePalette;
  readonly pixelRatio: number;
  readonly picture: CanvasImageSource;
}

export function laidRails(
  layout: BeltLayout,
  lanes: number,
  palette: PagePalette,
  pixelRatio: number,
): Rails {
  const picture = document.createElement('canvas');
  picture.width = Math.ceil(layout.widthPx * pixelRatio);
  picture.height = Math.ceil(layout.heightPx * pixelRatio);
  const context = picture.getContext('2d');
  if (context !== null) {
    context.scale(pixelRatio, pixelRatio);
    const shape = new Path2D();
    for (const path of railsOf(layout, lanes)) trace(shape, path);
    layRails(context, shape, palette);
  }
  return { layout, palette, pixelRatio, picture };
}

export function drawRails(context: CanvasRenderingContext2D, { layout, picture }: Rails): void {
  context.drawImage(picture, 0, 0, layout.widthPx, layout.heightPx);
}

/** Sleepers across, two rails over them, and the ground between. */
function layRails(context: CanvasRenderingContext2D, shape: Path2D, palette: PagePalette): void {
  const lay = (colour: string, widthPx: number, dashes: readonly number[] = []) => {
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.setLineDash([...dashes]);
    context.stroke(shape);
  };
  const sleepers = [3, 6];
  context.lineJoin = 'round';
  lay(palette.line, 13, sleepers);
  lay(palette.panel, 9);
  lay(palette.textDim, 7.5);
  lay(palette.panel, 4.5);
  // Between the rails the sleepers are seen once more.
  lay(palette.line, 4.5, sleepers);
}

const STREAM_PX_PER_MS = 0.22;

/** What moves faster than parcels can be shown one by one: dashes along the tracks, the closer the more. */
export function drawStreams(
  context: CanvasRenderingContext2D,
  { layout, flow, moment }: Pick<BeltScene, 'layout' | 'flow' | 'moment'>,
  palette: PagePalette,
  hostNowMs: number,
): void {
  const { starts, retries, ends } = streamsOf(layout);
  const stream = (path: RailPath, perSecond: number, colour: string) => {
    if (perSecond < 1) return;
    const gapPx = Math.max(4, 40 - 10 * Math.log10(perSecond));
    const line = new Path2D();
    trace(line, path);
    context.strokeStyle = colour;
    context.lineWidth = 4;
    context.setLineDash([7, gapPx]);
    context.lineDashOffset = -(hostNowMs * STREAM_PX_PER_MS) % (7 + gapPx);
    context.stroke(line);
  };
  for (const path of starts) stream(path, flow.starts, palette.running.fill);
  // Where lanes wait with their tasks, retries do not go over the siding.
  if (moment.limits?.backoffLane === 'free') stream(retries, flow.retries, palette.backingOffFill);
  for (const outcome of OUTCOMES) stream(ends[outcome], flow.ends[outcome], palette.outcomes[outcome].fill);
  context.setLineDash([]);
  context.lineDashOffset = 0;
}

function trace(shape: Path2D, path: RailPath): void {
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = [path[at] ?? 0, path[at + 1] ?? 0];
    if (at === 0) shape.moveTo(x, y);
    else shape.lineTo(x, y);
  }
}
