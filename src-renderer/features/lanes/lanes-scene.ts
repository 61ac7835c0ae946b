import type { BarRing } from '#contract/bar-ring';
import type { TaskId } from '#contract/task';
import type { TimeMark } from '#contract/time-mark';
import { onPixels, type TimeScale, timeScale } from '../../canvas/time-scale';
import { lengthOf, type TimeSpan } from '../../canvas/time-span';
import type { HistoryPicture } from './history-picture';
import { type LaneRows, lanesInSpan, layRows } from './lane-rows';
import type { LaneTarget } from './lane-target';
import type { LanesMoment } from './lanes-moment';
import { type LiveFacts, type LivePiece, livePieces } from './live-pieces';
import type { TaskStretch } from './task-stretches';

/** Room for the lanes' numbers, at the left. */
export const GUTTER_PX = 44;
/** Room for the time axis, at the top. */
export const AXIS_PX = 22;
const RIGHT_PX = 10;
/** Room for the words of marks, at the bottom. */
export const FOOT_PX = 18;
/** Finished work that is too short to be drawn is summed up in columns so wide, in CSS pixels. */
export const COLUMN_PX = 2;

/** The part of the surface that is in view. */
export interface LanesBox {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollTopPx: number;
  readonly pixelRatio: number;
}

/** What somebody has chosen in the picture. */
export interface LanesChoice {
  readonly selectedTask: TaskId | null;
  readonly stretches: readonly TaskStretch[];
  /** What pointer or keyboard is at. */
  readonly target: LaneTarget | null;
}

/** Everything one drawing of the lanes needs. */
export interface LanesScene extends LanesBox, LanesChoice, LiveFacts {
  /** The moment shown: now, or that of the frozen view. */
  readonly atMs: number;
  /** Whether time goes on in the picture. */
  readonly goesOn: boolean;
  /** Whether there is a line at the moment shown. */
  readonly hasNow: boolean;
  readonly isFrozen: boolean;
  readonly scale: TimeScale;
  readonly rows: LaneRows;
  /** The rows that can be seen: from the first to before the last. */
  readonly seen: { readonly from: number; readonly to: number };
  readonly bars: BarRing;
  /** What ended later is not shown. */
  readonly endMs: number;
  /** What main has told, each for lanes of its own. */
  readonly history: readonly HistoryPicture[];
  /** What goes on in the rows that can be seen. */
  readonly live: readonly LivePiece[];
  readonly marks: readonly TimeMark[];
}

export function sceneOf(
  moment: LanesMoment,
  span: TimeSpan,
  box: LanesBox,
  choice: LanesChoice,
  history: readonly HistoryPicture[],
): LanesScene {
  const rightPx = Math.max(GUTTER_PX + 1, box.widthPx - RIGHT_PX);
  const scale = timeScale(onPixels(span, rightPx - GUTTER_PX, box.pixelRatio), GUTTER_PX, rightPx);
  const rows = layRows(lanesInSpan(moment.lanes, scale), box.heightPx - AXIS_PX - FOOT_PX);
  const from = Math.max(0, Math.floor(box.scrollTopPx / rows.rowPx));
  const to = Math.min(rows.lanes.length, Math.ceil((box.scrollTopPx + box.heightPx - AXIS_PX) / rows.rowPx));
  const { atMs, endMs, goesOn, hasNow, isFrozen, bars, marks, ghostLanes, deadlines } = moment;
  const live = liveIn(rows, from, to, moment);
  return {
    ...box,
    ...choice,
    atMs,
    endMs,
    goesOn,
    hasNow,
    isFrozen,
    bars,
    marks,
    ghostLanes,
    deadlines,
    scale,
    rows,
    seen: { from, to },
    history,
    live,
  };
}

function liveIn({ lanes }: LaneRows, from: number, to: number, moment: LanesMoment): readonly LivePiece[] {
  const live: LivePiece[] = [];
  for (let row = from; row < to; row++) {
    const lane = lanes[row];
    if (lane !== undefined) live.push(...livePieces(lane, moment, moment.atMs));
  }
  return live;
}

/** Whether a scene as drawn can be told from one of another stretch and moment: by a pixel of the display. */
export function hasMoved({ scale, pixelRatio, atMs }: LanesScene, span: TimeSpan, nowMs: number): boolean {
  const pixelMs = lengthOf(scale) / ((scale.rightPx - scale.leftPx) * pixelRatio);
  const moves = [span.fromMs - scale.fromMs, span.toMs - scale.toMs, nowMs - atMs];
  return moves.some((ms) => Math.abs(ms) >= pixelMs);
}

/** The top of a row on the surface, scrolled as it is. */
export function rowTopPx(scene: LanesScene, row: number): number {
  return AXIS_PX + row * scene.rows.rowPx - scene.scrollTopPx;
}

/** Room between a bar and the edge of its row. */
export function insetPx({ rows }: LanesScene): number {
  return rows.rowPx >= 20 ? 3 : 1;
}

/** How long a column of summed up work is, in milliseconds. */
export function columnMs({ scale }: LanesScene): number {
  return (lengthOf(scale) * COLUMN_PX) / (scale.rightPx - scale.leftPx);
}

/** Before this moment the window does not hold all bars itself. */
export function heldFromMs({ bars }: Pick<LanesScene, 'bars'>): number {
  return bars.wholeFromMs;
}
