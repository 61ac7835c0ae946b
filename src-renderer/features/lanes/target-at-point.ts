import type { Bar } from '#contract/bar-columns';
import type { BarRing } from '#contract/bar-ring';
import type { LaneId } from '#contract/task';
import type { SurfacePoint } from '../../canvas/surface-gestures';
import { marksInSight } from './draw-marks';
import { columnMsOf, pictureOfLane } from './history-picture';
import type { LaneTarget } from './lane-target';
import { AXIS_PX, FOOT_PX, GUTTER_PX, heldFromMs, type LanesScene } from './lanes-scene';
import type { LivePiece } from './live-pieces';
import { shareTarget } from './share-target';

/** What is thinner than a finger's tip is met this far beside it, in CSS pixels. */
const SLACK_PX = 3;

/** What stands at a point of the picture; null: nothing. */
export function targetAtPoint(scene: LanesScene, { xPx, yPx }: SurfacePoint): LaneTarget | null {
  if (xPx < GUTTER_PX || xPx > scene.scale.rightPx) return null;
  // At the head marks stand alone; at the foot their words stand over what there is.
  if (yPx < AXIS_PX) return marksAt(scene, xPx, 2 * SLACK_PX);
  const isFoot = yPx > scene.heightPx - FOOT_PX;
  const mark = marksAt(scene, xPx, isFoot ? 2 * SLACK_PX : SLACK_PX);
  if (isFoot && mark !== null) return mark;
  const lane = laneAt(scene, yPx);
  return (lane === null ? null : workAt(scene, lane, xPx)) ?? mark;
}

/** What has become of a target: what went on may have ended, and is a bar then. */
export function presentTarget(scene: LanesScene, target: LaneTarget | null): LaneTarget | null {
  if (target?.kind !== 'live') return target;
  const { lane, fromMs, task, attempt, kind } = target.piece;
  const piece = scene.live.find(
    (other) => other.lane === lane && other.fromMs === fromMs && other.kind === kind,
  );
  if (piece !== undefined) return { kind: 'live', piece };
  const { bars } = scene;
  for (let number = bars.added - 1; number >= bars.first; number--) {
    const slot = bars.slot(number);
    if ((bars.toMs[slot] as number) < fromMs) break;
    const isIt = bars.lane[slot] === lane && bars.fromMs[slot] === fromMs;
    if (isIt && bars.task[slot] === task && bars.attempt[slot] === attempt)
      return { kind: 'bar', bar: bars.at(number) };
  }
  return target;
}

function laneAt(scene: LanesScene, yPx: number): LaneId | null {
  const row = Math.floor((yPx - AXIS_PX + scene.scrollTopPx) / scene.rows.rowPx);
  return scene.rows.lanes[row]?.lane ?? null;
}

function workAt(scene: LanesScene, lane: LaneId, xPx: number): LaneTarget | null {
  const fromMs = scene.scale.msAt(xPx - SLACK_PX);
  const toMs = scene.scale.msAt(xPx + SLACK_PX);
  const piece = liveAt(scene, lane, fromMs, toMs);
  if (piece !== null && piece.kind !== 'wait') return { kind: 'live', piece };
  const atMs = scene.scale.msAt(xPx);
  if (piece !== null) {
    // A ghost of before lies on the wait.
    const over = finishedAt(scene, lane, atMs, atMs);
    return over === null || over.kind === 'backoff' ? { kind: 'live', piece } : { kind: 'bar', bar: over };
  }
  const bar = finishedAt(scene, lane, fromMs, toMs);
  return bar === null ? sharesAt(scene, lane, atMs) : { kind: 'bar', bar };
}

function finishedAt(
  { bars, history, endMs }: LanesScene,
  lane: LaneId,
  fromMs: number,
  toMs: number,
): Bar | null {
  const own = barAt(bars, lane, fromMs, toMs, endMs);
  if (own !== null) return own;
  const told = pictureOfLane(history, lane);
  return told?.kind === 'bars' ? barAt(told.bars, lane, fromMs, toMs, endMs) : null;
}

/** The topmost: a ghost or a running body stands over a wait. Its time to come belongs to it. */
function liveAt(scene: LanesScene, lane: LaneId, fromMs: number, toMs: number): LivePiece | null {
  return (
    scene.live.findLast((piece) => {
      const untilMs = piece.kind === 'ghost' ? null : piece.untilMs;
      return piece.lane === lane && piece.fromMs <= toMs && Math.max(untilMs ?? 0, scene.atMs) >= fromMs;
    }) ?? null
  );
}

/** The bar nearest to the middle; of several there, one that is not a wait: it stands over that. */
export function barAt(
  bars: BarRing,
  lane: LaneId,
  fromMs: number,
  toMs: number,
  untilMs: number,
): Bar | null {
  const middleMs = (fromMs + toMs) / 2;
  let best: Bar | null = null;
  let bestMs = Number.POSITIVE_INFINITY;
  const lastEndMs = Math.min(untilMs, toMs + bars.longestMs);
  for (let number = bars.firstEndingFrom(fromMs); number < bars.added; number++) {
    const slot = bars.slot(number);
    if ((bars.toMs[slot] as number) > lastEndMs) break;
    if (bars.lane[slot] !== lane || (bars.fromMs[slot] as number) > toMs) continue;
    const awayMs = Math.max(
      0,
      (bars.fromMs[slot] as number) - middleMs,
      middleMs - (bars.toMs[slot] as number),
    );
    const bar = bars.at(number);
    if (awayMs > bestMs || (awayMs === bestMs && bar.kind === 'backoff')) continue;
    best = bar;
    bestMs = awayMs;
  }
  return best;
}

/** The summed up work of long ago. */
function sharesAt(scene: LanesScene, lane: LaneId, atMs: number): LaneTarget | null {
  const history = pictureOfLane(scene.history, lane);
  if (history?.kind !== 'shares' || atMs > heldFromMs(scene) || atMs < history.span.fromMs) return null;
  const column = Math.floor((atMs - history.span.fromMs) / columnMsOf(history));
  return column < history.columns ? shareTarget(history, lane, column, column + 1) : null;
}

function marksAt(scene: LanesScene, xPx: number, slackPx: number): LaneTarget | null {
  const group = marksInSight(scene).find(({ x }) => Math.abs(x - xPx) <= slackPx);
  return group === undefined ? null : { kind: 'marks', marks: group.marks };
}
