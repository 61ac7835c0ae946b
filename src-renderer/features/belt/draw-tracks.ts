import { countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { PRIORITIES, type TaskId } from '#contract/task';
import type { PagePalette } from '../../canvas/page-palette';
import { drawStatusGlyph } from '../../components/draw-status-glyph';
import type { StatusTone } from '../../components/status-glyph';
import type { BeltLayout, TrackLayout } from './belt-layout';
import { type BeltScene, parcelX, roomOf, TAIL_PX } from './belt-scene';
import { drawParcel, drawRing } from './draw-parcel';
import { drawWords } from './draw-words';
import type { Slides } from './slides';

/** The three levels of the queue and the siding of those that back off, each with its exact number. */
export function drawTracks(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
  slides: Slides,
): void {
  const { layout, moment, nowMs } = scene;
  for (const priority of PRIORITIES) {
    const { count, known } = moment.queues[priority];
    const track = layout.tracks[priority];
    drawTrackParcels(context, scene, palette, track, known, count, 'queued', slides);
    drawLabel(context, palette, track, priority, count, 'queued', null);
  }
  const { count, known } = moment.siding;
  const onTrack = known.map(({ task }) => task);
  drawTrackParcels(context, scene, palette, layout.siding, onTrack, count, 'backing-off', slides);
  const backingOff = count + moment.held;
  const held = moment.held === 0 ? null : `${countText(moment.held)} held on lanes`;
  drawLabel(context, palette, layout.siding, 'backing off', backingOff, 'backing-off', held);
  const room = roomOf(layout, layout.siding);
  known.slice(0, room).forEach(({ task, dueMs }, index) => {
    if (!scene.isUnderWay(task))
      drawDue(context, layout, palette, parcelX(layout, layout.siding, index), dueMs - nowMs);
  });
}

function drawTrackParcels(
  context: CanvasRenderingContext2D,
  { layout, selectedTask, cursorTask, isUnderWay }: BeltScene,
  palette: PagePalette,
  track: TrackLayout,
  known: readonly TaskId[],
  count: number,
  tone: StatusTone,
  slides: Slides,
): void {
  const whole = Math.min(count, roomOf(layout, track));
  drawTail(context, layout, palette, track, whole, count - whole, tone);
  for (let index = whole - 1; index >= 0; index--) {
    const task = known[index] ?? null;
    if (task !== null && isUnderWay(task)) continue;
    const place = parcelX(layout, track, index);
    const parcel = {
      ...{ task, tone, y: track.y, x: task === null ? place : slides.at(task, place) },
      ...layout.parcel,
    };
    drawParcel(context, palette, parcel);
    if (task === null) continue;
    if (task === selectedTask) drawRing(context, parcel, palette.text, false);
    if (task === cursorTask) drawRing(context, parcel, palette.link, true);
  }
}

const THIN_PX = 4;

/** Those that have no room: thin parcels, one for each task while there is room for that, fading into the distance. */
function drawTail(
  context: CanvasRenderingContext2D,
  layout: BeltLayout,
  palette: PagePalette,
  track: TrackLayout,
  whole: number,
  rest: number,
  tone: StatusTone,
): void {
  const away = track.headX > track.tailX ? -1 : 1;
  const from = parcelX(layout, track, whole - 1) + away * (layout.parcel.width / 2 + 5);
  const room = Math.floor((TAIL_PX - 4) / (THIN_PX + 2));
  context.strokeStyle = tone === 'queued' ? palette.queued : palette.backingOff;
  context.lineWidth = 1;
  context.fillStyle = palette.stripe;
  for (let index = 0; index < Math.min(rest, room); index++) {
    // Beyond the last one are more: they fade.
    context.globalAlpha = rest > room ? 1 - index / (room + 1) : 1;
    const x = from + away * index * (THIN_PX + 2) - (away < 0 ? THIN_PX : 0);
    context.fillRect(x, track.y - layout.parcel.height / 2, THIN_PX, layout.parcel.height);
    context.strokeRect(
      x + 0.5,
      track.y - layout.parcel.height / 2 + 0.5,
      THIN_PX - 1,
      layout.parcel.height - 1,
    );
  }
  context.globalAlpha = 1;
}

function drawLabel(
  context: CanvasRenderingContext2D,
  palette: PagePalette,
  { label, y }: TrackLayout,
  name: string,
  count: number,
  tone: StatusTone,
  more: string | null,
): void {
  const colour = tone === 'queued' ? palette.queued : palette.backingOff;
  const tight = label.height < 34;
  const nameY = tight ? y : y - 8;
  drawStatusGlyph(context, tone, label.x, nameY - 5, 10, colour);
  drawWords(context, palette, name, label.x + 15, nameY, { colour: palette.textDim });
  const look = { colour: count === 0 ? palette.textDim : palette.text, bold: true, sizePx: tight ? 12 : 14 };
  if (tight && name !== 'backing off') {
    drawWords(context, palette, countText(count), label.x + label.width, y, { ...look, align: 'right' });
  } else {
    drawWords(context, palette, countText(count), label.x + 15, tight ? y + 12 : y + 8, look);
  }
  if (more === null) return;
  const width = context.measureText(countText(count)).width;
  drawWords(context, palette, more, label.x + 22 + width, tight ? y + 12 : y + 8, {
    colour: palette.backingOff,
  });
}

/** When a retry is due, under its parcel. */
function drawDue(
  context: CanvasRenderingContext2D,
  { parcel, siding }: BeltLayout,
  palette: PagePalette,
  x: number,
  leftMs: number,
): void {
  const words = leftMs > 0 ? durationText(leftMs) : 'due';
  drawWords(context, palette, words, x, siding.y + parcel.height / 2 + 8, {
    ...{ sizePx: 10, align: 'center', colour: palette.textDim },
  });
}
