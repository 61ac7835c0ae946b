import type { LaneId } from '#contract/task';
import type { TimeSpan } from '../../canvas/time-span';
import { columnMsOf, firstCellFrom, pictureOfLane } from './history-picture';
import { rowOfLane } from './lane-rows';
import type { LaneTarget } from './lane-target';
import { heldFromMs, type LanesScene } from './lanes-scene';
import { livePieces } from './live-pieces';
import { type Direction, ENDS, type LanePlace, NearestOnLane, RANKS } from './nearest-on-lane';
import { type SharesPicture, STEP_COLUMNS, shareTarget, stepOf } from './share-target';

/** The next thing on a lane, as far as the window knows it. */
export interface NextOnLane {
  /** null: nothing that is known. */
  readonly target: LaneTarget | null;
  /** Where something nearer may be that nobody has told of; null: nowhere. */
  readonly unknown: TimeSpan | null;
}

/**
 * @param from null: from the end of the lane that lies behind
 * @param beginMs before it the run has nothing
 */
export function nextOnLane(
  scene: LanesScene,
  lane: LaneId,
  direction: Direction,
  from: LaneTarget | null,
  beginMs: number,
): NextOnLane {
  const nearest = new NearestOnLane(direction, from === null ? ENDS[direction] : placeOf(from, direction));
  const told = pictureOfLane(scene.history, lane);
  if (told?.kind === 'bars') nearest.offerBars(told.bars, lane, scene.endMs);
  if (told?.kind === 'shares') offerShares(nearest, told, lane, Math.min(heldFromMs(scene), scene.endMs));
  nearest.offerBars(scene.bars, lane, scene.endMs);
  const view = scene.rows.lanes[rowOfLane(scene.rows, lane)];
  for (const piece of view === undefined ? [] : livePieces(view, scene, scene.atMs)) {
    const isNearer = nearest.offer(piece.fromMs, RANKS[piece.kind], scene.atMs);
    if (isNearer) nearest.take = () => ({ kind: 'live', piece });
  }
  const unknown =
    direction < 0
      ? unknownBefore(scene, lane, from === null ? null : edgesOf(from).fromMs, nearest, beginMs)
      : unknownAfter(scene, lane, from === null ? beginMs : edgesOf(from).toMs, nearest);
  return { target: nearest.take(), unknown };
}

function placeOf(target: LaneTarget, direction: Direction): LanePlace {
  switch (target.kind) {
    case 'bar':
      return { fromMs: target.bar.fromMs, rank: RANKS[target.bar.kind] };
    case 'live':
      return { fromMs: target.piece.fromMs, rank: RANKS[target.piece.kind] };
    case 'shares':
      // The columns of a newer answer may begin within it.
      return { fromMs: direction < 0 ? target.fromMs : (target.fromMs + target.toMs) / 2, rank: 0 };
    case 'marks':
      return ENDS[direction];
    default:
      return target satisfies never;
  }
}

function edgesOf(target: LaneTarget): TimeSpan {
  switch (target.kind) {
    case 'bar':
      return target.bar;
    case 'live':
      return { fromMs: target.piece.fromMs, toMs: Number.POSITIVE_INFINITY };
    case 'shares':
      return target;
    case 'marks':
      return { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
    default:
      return target satisfies never;
  }
}

function offerShares(nearest: NearestOnLane, told: SharesPicture, lane: LaneId, endMs: number): void {
  const { span, firstLane, columns, cells } = told;
  const eachMs = columnMsOf(told);
  const row = (lane - firstLane) * columns;
  let first = -1;
  for (let index = firstCellFrom(cells, row); index < cells.length; index++) {
    const column = (cells[index] as number) - row;
    if (column >= columns || span.fromMs + column * eachMs >= endMs) break;
    const step = stepOf(column);
    const fromMs = span.fromMs + step * eachMs;
    if (nearest.offer(fromMs, 0, fromMs + STEP_COLUMNS * eachMs)) first = step;
  }
  if (first >= 0) nearest.take = () => shareTarget(told, lane, first, first + STEP_COLUMNS);
}

/** What of the past between a place and the nearest thing before it is not known; no place: the end of the run. */
function unknownBefore(
  scene: LanesScene,
  lane: LaneId,
  placeMs: number | null,
  nearest: NearestOnLane,
  beginMs: number,
): TimeSpan | null {
  const told = toldSpan(scene, lane);
  let knownMs = Math.min(placeMs ?? Number.POSITIVE_INFINITY, heldFromMs(scene));
  if (told !== null && knownMs >= told.fromMs && knownMs <= told.toMs) knownMs = told.fromMs;
  // What reaches into the stretch that is known is the next, wherever it began.
  const isKnown = nearest.toMs >= knownMs && nearest.fromMs > Number.NEGATIVE_INFINITY;
  return isKnown || knownMs <= beginMs ? null : { fromMs: beginMs, toMs: knownMs };
}

/** The same of what came after. */
function unknownAfter(
  scene: LanesScene,
  lane: LaneId,
  placeMs: number,
  nearest: NearestOnLane,
): TimeSpan | null {
  const told = toldSpan(scene, lane);
  const heldMs = Math.min(heldFromMs(scene), scene.endMs);
  const isTold = told !== null && placeMs >= told.fromMs && placeMs <= told.toMs;
  const knownMs = isTold ? told.toMs : placeMs;
  return knownMs >= Math.min(heldMs, nearest.fromMs) ? null : { fromMs: knownMs, toMs: heldMs };
}

/** The stretch of which main has told what a lane did; null: of none. */
function toldSpan({ history }: LanesScene, lane: LaneId): TimeSpan | null {
  const told = pictureOfLane(history, lane);
  if (told === null) return null;
  return { fromMs: told.span.fromMs, toMs: Math.min(told.span.toMs, told.untilMs) };
}
