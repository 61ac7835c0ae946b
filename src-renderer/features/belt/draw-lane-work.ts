import { durationText } from '#contract/duration-text';
import type { PagePalette } from '../../canvas/page-palette';
import type { StatusTone } from '../../components/status-glyph';
import { deadlineOf } from './belt-moment';
import { type BeltScene, LANE_NUMBER_PX, LANE_WORDS_GAP_PX, laneParcelAt, laneWordsPx } from './belt-scene';
import type { Box } from './box';
import { drawGhostParcel, drawParcel, drawRing } from './draw-parcel';
import { drawWords } from './draw-words';
import type { Slides } from './slides';

export function drawAttempt(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
  index: number,
  slot: Box,
  slides: Slides,
): void {
  const { layout, moment, nowMs } = scene;
  const lane = moment.lanes[index];
  if (lane === undefined || lane.occupancy.kind !== 'attempt') return;
  const { task, fromMs } = lane.occupancy;
  const place = laneParcelAt(scene, index);
  const dueMs = deadlineOf(moment, lane);
  if (dueMs !== null) drawTrail(context, palette, slot, place.x);
  const time = durationText(Math.max(0, dueMs === null ? nowMs - fromMs : dueMs - nowMs));
  const ways = dueMs === null ? [`for ${time}`, time] : [`${time} left`, time];
  const parcel = dueMs === null ? 'stays' : 'goes';
  drawEndWords(context, scene, palette, slot, { ways, colour: palette.textDim, parcel });
  if (scene.isUnderWay(task)) return;
  drawLaneParcel(
    context,
    scene,
    palette,
    { task, ...place, x: slides.at(task, place.x), tone: 'running' },
    layout,
  );
}

/** The stretch that is over, up to the parcel, and the timeout at the end. */
function drawTrail(context: CanvasRenderingContext2D, palette: PagePalette, slot: Box, toX: number): void {
  const fromX = slot.x + LANE_NUMBER_PX;
  context.globalAlpha = 0.2;
  context.fillStyle = palette.running.fill;
  context.fillRect(fromX, slot.y + 1, Math.max(0, toX - fromX), slot.height - 2);
  context.globalAlpha = 1;
  context.fillStyle = palette.outcomes['timed-out'].fill;
  context.fillRect(slot.x + slot.width - 2, slot.y + 2, 2, slot.height - 4);
}

export function drawGhost(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
  index: number,
  slot: Box,
): void {
  const lane = scene.moment.lanes[index];
  if (lane === undefined || lane.occupancy.kind !== 'settled') return;
  const { task, fromMs, outcome } = lane.occupancy;
  const at = laneParcelAt(scene, index);
  const tone = outcome === 'timed-out' ? 'timed-out' : 'cancelled';
  const parcel = { task, tone, ...at, ...scene.layout.parcel } as const;
  drawGhostParcel(context, palette, parcel);
  const time = durationText(Math.max(0, scene.nowMs - fromMs));
  const behind = lane.hold === null ? [] : [`ghost ${time}, retry waits`, 'ghost, retry waits'];
  const ways = [...behind, `ghost ${time}`, 'ghost'];
  drawEndWords(context, scene, palette, slot, { ways, colour: palette.outcomes[tone].mark });
  if (task === scene.selectedTask) drawRing(context, parcel, palette.text, false);
  if (task === scene.cursorTask) drawRing(context, parcel, palette.link, true);
}

export function drawHold(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
  index: number,
  slot: Box,
): void {
  const hold = scene.moment.lanes[index]?.hold ?? null;
  if (hold === null) return;
  context.fillStyle = palette.backingOffHatch;
  context.globalAlpha = 0.55;
  context.fillRect(slot.x + LANE_NUMBER_PX, slot.y + 1, slot.width - LANE_NUMBER_PX - 1, slot.height - 2);
  context.globalAlpha = 1;
  const leftMs = hold.dueMs - scene.nowMs;
  const time = durationText(leftMs);
  const ways = leftMs > 0 ? [`retry in ${time}`, time] : ['retry due', 'due'];
  drawEndWords(context, scene, palette, slot, { ways, colour: palette.backingOff, ground: palette.stripe });
  if (scene.isUnderWay(hold.task)) return;
  const at = { task: hold.task, ...laneParcelAt(scene, index), tone: 'backing-off' } as const;
  drawLaneParcel(context, scene, palette, at, scene.layout);
}

function drawLaneParcel(
  context: CanvasRenderingContext2D,
  { selectedTask, cursorTask }: BeltScene,
  palette: PagePalette,
  at: { readonly task: number; readonly x: number; readonly y: number; readonly tone: StatusTone },
  { parcel }: BeltScene['layout'],
): void {
  const whole = { ...at, ...parcel };
  drawParcel(context, palette, whole);
  if (at.task === selectedTask) drawRing(context, whole, palette.text, false);
  if (at.task === cursorTask) drawRing(context, whole, palette.link, true);
}

interface EndWords {
  /** Several ways to say it: the first that has room is. */
  readonly ways: readonly string[];
  readonly colour: string;
  /** Under the words; default none. */
  readonly ground?: string;
  /** Default stays: at the lane's beginning. */
  readonly parcel?: 'goes' | 'stays';
}

/** What a lane says at its end. */
export function drawEndWords(
  context: CanvasRenderingContext2D,
  { layout }: BeltScene,
  palette: PagePalette,
  slot: Box,
  { ways, colour, ground, parcel = 'stays' }: EndWords,
): void {
  const room = laneWordsPx(layout, slot, parcel);
  context.font = `11px ${palette.font}`;
  const words = ways.find((way) => context.measureText(way).width <= room);
  if (words === undefined) return;
  const [x, y] = [slot.x + slot.width - LANE_WORDS_GAP_PX, slot.y + slot.height / 2];
  if (ground !== undefined) {
    const width = context.measureText(words).width;
    context.fillStyle = ground;
    context.fillRect(x - width - 3, y - 8, width + 6, 16);
  }
  drawWords(context, palette, words, x, y, { colour, align: 'right' });
}
