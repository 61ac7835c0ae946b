import { PRIORITIES, type TaskId } from '#contract/task';
import type { BeltLayout, BeltSize, TrackLayout } from './belt-layout';
import { type BeltMoment, deadlineOf } from './belt-moment';
import type { Box } from './box';
import type { Flow } from './flow-meter';
import type { GateState } from './gate-state';
import { slotOf } from './lanes-layout';
import type { PathPoint } from './rail-path';
import type { TokenLevel } from './token-gauge';

/** Everything one drawing of the belt needs, but for the parcels under way. */
export interface BeltScene {
  readonly layout: BeltLayout;
  readonly moment: BeltMoment;
  readonly nowMs: number;
  readonly tokens: TokenLevel | null;
  readonly gate: GateState;
  readonly flow: Flow;
  readonly selectedTask: TaskId | null;
  /** Where the keyboard stands; null: nowhere. */
  readonly cursorTask: TaskId | null;
  /** Whether a task is on its way, and not yet to be seen where it is. */
  readonly isUnderWay: (task: TaskId) => boolean;
}

/** What the layout of a moment depends on, on a canvas of that size. */
export function sizeFor(moment: BeltMoment, widthPx: number, heightPx: number): BeltSize {
  const digits = Math.max(2, String(moment.counts.accepted).length);
  return { widthPx, heightPx, lanes: moment.lanes.length, digits };
}

const PARCEL_GAP_PX = 5;
/** At the tail of a track, thin parcels stand for those that have no room. */
export const TAIL_PX = 44;

/** How many whole parcels a track has room for. */
export function roomOf(layout: BeltLayout, track: TrackLayout): number {
  const length = Math.abs(track.headX - track.tailX) - TAIL_PX;
  return Math.max(1, Math.floor(length / (layout.parcel.width + PARCEL_GAP_PX)));
}

/** The middle of the n-th parcel of a track, from its head. */
export function parcelX(layout: BeltLayout, track: TrackLayout, index: number): number {
  const away = track.headX > track.tailX ? -1 : 1;
  const pitch = layout.parcel.width + PARCEL_GAP_PX;
  return track.headX + away * (layout.parcel.width / 2 + 2 + index * pitch);
}

/** Room for a lane's number, in a row. */
export const LANE_NUMBER_PX = 24;
/** And for what it says at its end: the longest words that come, as long as they leave the parcel its way. */
const LANE_WORDS_PX = 84;
const MOST_OF_LANE = 0.62;

/** What a lane's row leaves free beside its parcel. */
function freePx(layout: BeltLayout, slot: Box): number {
  return slot.width - LANE_NUMBER_PX - layout.parcel.width;
}

/** Where the middle of a parcel goes while its time runs. It stops before the words at the end. */
export function laneStretch(layout: BeltLayout, slot: Box): { readonly fromX: number; readonly toX: number } {
  const fromX = slot.x + LANE_NUMBER_PX + layout.parcel.width / 2;
  const free = freePx(layout, slot);
  return { fromX, toX: fromX + Math.max(0, free - Math.min(LANE_WORDS_PX, free * MOST_OF_LANE)) };
}

/** Room for words at the end of a lane's row, behind a parcel that goes along it or one that stays. */
export function laneWordsPx(layout: BeltLayout, slot: Box, parcel: 'goes' | 'stays'): number {
  const { fromX, toX } = laneStretch(layout, slot);
  return freePx(layout, slot) - (parcel === 'goes' ? toX - fromX : 0) - 2 * LANE_WORDS_GAP_PX;
}

/** Between the words, the parcel and the lane's end. */
export const LANE_WORDS_GAP_PX = 6;

/** How much of the time of a lane's attempt is over, 0 to 1; null: it has no end. */
export function shareOfTime(moment: BeltMoment, index: number, nowMs: number): number | null {
  const lane = moment.lanes[index];
  if (lane === undefined || lane.occupancy.kind !== 'attempt') return null;
  const dueMs = deadlineOf(moment, lane);
  if (dueMs === null || dueMs <= lane.occupancy.fromMs) return null;
  return Math.min(1, Math.max(0, (nowMs - lane.occupancy.fromMs) / (dueMs - lane.occupancy.fromMs)));
}

/** The middle of the parcel on a lane. */
export function laneParcelAt(
  scene: Pick<BeltScene, 'layout' | 'moment' | 'nowMs'>,
  index: number,
): PathPoint {
  const { layout, moment, nowMs } = scene;
  const slot = slotOf(layout.lanes, index);
  const y = slot.y + slot.height / 2;
  if (layout.lanes.kind === 'grid') return { x: slot.x + slot.width / 2, y };
  const { fromX, toX } = laneStretch(layout, slot);
  return { x: fromX + (toX - fromX) * (shareOfTime(moment, index, nowMs) ?? 0), y };
}

/** Where a waiting task stands; null: it is not among those that are shown. */
export function waitingAt(
  { layout, moment }: Pick<BeltScene, 'layout' | 'moment'>,
  task: TaskId,
): PathPoint | null {
  for (const priority of PRIORITIES) {
    const track = layout.tracks[priority];
    const index = moment.queues[priority].known.indexOf(task);
    if (index >= 0 && index < roomOf(layout, track)) return { x: parcelX(layout, track, index), y: track.y };
  }
  const index = moment.siding.known.findIndex((other) => other.task === task);
  if (index < 0 || index >= roomOf(layout, layout.siding)) return null;
  return { x: parcelX(layout, layout.siding, index), y: layout.siding.y };
}
