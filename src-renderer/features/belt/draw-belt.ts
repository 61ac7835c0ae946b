import { countOf, countText } from '#contract/count-text';
import type { PagePalette } from '../../canvas/page-palette';
import { isOccupied } from './belt-moment';
import type { BeltScene } from './belt-scene';
import { drawBins } from './draw-bins';
import { drawGate } from './draw-gate';
import { drawGridCaption } from './draw-grid-caption';
import { drawLaneGrid } from './draw-lane-grid';
import { drawLaneRows } from './draw-lane-rows';
import { drawParcel, drawRing } from './draw-parcel';
import { drawRails, drawStreams, type Rails } from './draw-rails';
import { drawTracks } from './draw-tracks';
import { drawWords } from './draw-words';
import type { Slides } from './slides';
import type { Trips } from './trips';

/** What moves in the picture, at the host's time. */
export interface BeltMotion {
  readonly rails: Rails;
  readonly slides: Slides;
  readonly trips: Trips;
  /** Whether a stream stands for moves that are not shown one by one. */
  readonly streams: boolean;
  readonly hostNowMs: number;
}

/** Draws the whole picture of the belt. */
export function drawBelt(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  motion: BeltMotion,
  palette: PagePalette,
): void {
  const { layout } = scene;
  const { rails, slides, streams, hostNowMs } = motion;
  drawRails(context, rails);
  if (streams) drawStreams(context, scene, palette, hostNowMs);
  drawCaptions(context, scene, palette);
  if (layout.lanes.kind === 'rows') drawLaneRows(context, scene, palette, slides);
  else drawLaneGrid(context, scene, palette);
  drawBins(context, scene, palette);
  drawGate(context, scene, palette);
  drawTracks(context, scene, palette, slides);
  drawTrips(context, scene, motion, palette);
}

function drawTrips(
  context: CanvasRenderingContext2D,
  { layout, selectedTask }: BeltScene,
  { trips, slides, hostNowMs }: BeltMotion,
  palette: PagePalette,
): void {
  trips.forEach(hostNowMs, ({ task, falls, startScale, endScale }, { x, y, share, tone }) => {
    const scale = scaleAt(share, startScale, endScale);
    const parcel = {
      ...{ task: scale < 0.7 ? null : task, tone, x, y },
      width: layout.parcel.width * scale,
      height: layout.parcel.height * scale,
    };
    if (falls) context.globalAlpha = 1 - share * share;
    drawParcel(context, palette, parcel);
    context.globalAlpha = 1;
    if (task !== null && task === selectedTask) drawRing(context, parcel, palette.text, false);
    if (task !== null) slides.hold(task, x);
  });
}

/** Parcels grow soon after they have left a cell of the grid, and shrink shortly before they reach one. */
function scaleAt(share: number, startScale: number, endScale: number): number {
  const grown = startScale + (1 - startScale) * Math.min(1, share * 2.5);
  const shrunk = 1 + (endScale - 1) * Math.max(0, share * 2.5 - 1.5);
  return Math.min(grown, shrunk);
}

/** What comes and what was refused, above the tracks; how many lanes there are, above them. */
function drawCaptions(context: CanvasRenderingContext2D, scene: BeltScene, palette: PagePalette): void {
  const { layout, moment } = scene;
  const { caption } = layout;
  const { toSubmit, counts, limits, lanes, ghosts } = moment;
  const capacity = limits?.queueCapacity ?? null;
  const coming = [
    toSubmit > 0 ? `${countText(toSubmit)} still to come` : null,
    capacity === null ? null : `queue for ${countText(capacity)}`,
    counts.rejected > 0 ? `${countText(counts.rejected)} refused` : null,
  ].filter((words) => words !== null);
  drawWords(context, palette, coming.join('  ·  '), caption.queueX, caption.y, { colour: palette.textDim });
  if (layout.lanes.kind === 'grid') {
    drawGridCaption(context, scene, palette);
    return;
  }
  const busy = lanes.filter((lane) => isOccupied(lane, ghosts)).length;
  const words = lanes.length === 0 ? '' : `${countOf(lanes.length, 'lane')}, ${countText(busy)} busy`;
  drawWords(context, palette, words, caption.lanesX, caption.y, { colour: palette.textDim });
}
