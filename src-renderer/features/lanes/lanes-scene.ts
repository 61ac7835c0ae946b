import type { LaneId, TaskId } from '#contract/task';
import type { YardView } from '#contract/yard-view';
import { followSpan, type TimeScale, timeScale } from '../../canvas/time-scale';
import { type LaneRows, lanesInView, layRows } from './lane-rows';

/** Room for the lanes' numbers, at the left. */
export const GUTTER_PX = 44;
/** Room for the time axis, at the top. */
export const AXIS_PX = 22;
const RIGHT_PX = 10;
/** Room for the words of marks, at the bottom. */
export const FOOT_PX = 18;

/** Everything one drawing of the lanes needs. */
export interface LanesScene {
  readonly view: YardView;
  readonly ghostLanes: readonly LaneId[];
  readonly nowMs: number;
  /** Whether time goes on: the now-line stands only then. */
  readonly moving: boolean;
  readonly selectedTask: TaskId | null;
  readonly scale: TimeScale;
  readonly rows: LaneRows;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollTopPx: number;
}

export type LanesMoment = Pick<LanesScene, 'view' | 'ghostLanes' | 'nowMs' | 'moving' | 'selectedTask'>;
export type LanesBox = Pick<LanesScene, 'widthPx' | 'heightPx' | 'scrollTopPx'>;

export function sceneOf(moment: LanesMoment, box: LanesBox): LanesScene {
  const scale = timeScale(
    followSpan(moment.nowMs, workBeganMs(moment.view)),
    GUTTER_PX,
    Math.max(GUTTER_PX + 1, box.widthPx - RIGHT_PX),
  );
  const lanes = lanesInView(moment.view, scale.fromMs);
  return { ...moment, ...box, scale, rows: layRows(lanes, box.heightPx - AXIS_PX - FOOT_PX) };
}

/** A moment before the first start, so that a picture of all the work does not begin with the wait for it. */
const LEAD_MS = 150;
/** The first starts are among so many of the first bars to end. */
const FIRST_BARS = 64;

/** When the work of the run began, in milliseconds of the run; 0 where that is not known any more. */
export function workBeganMs(view: YardView): number {
  if (view.barsForgotten > 0) return 0;
  let began = Number.POSITIVE_INFINITY;
  for (const bar of view.bars.slice(0, FIRST_BARS)) began = Math.min(began, bar.fromMs);
  for (const { occupancy } of view.lanes) {
    if (occupancy.kind !== 'idle') began = Math.min(began, occupancy.fromMs);
  }
  return Number.isFinite(began) ? Math.max(0, began - LEAD_MS) : 0;
}

/** The top of a row on the surface, scrolled as it is. */
export function rowTopPx(scene: LanesScene, row: number): number {
  return AXIS_PX + row * scene.rows.rowPx - scene.scrollTopPx;
}

/** The rows that can be seen: from the first to before the last. */
export function rowsInView(scene: LanesScene): { readonly from: number; readonly to: number } {
  const { rowPx, lanes } = scene.rows;
  const from = Math.max(0, Math.floor(scene.scrollTopPx / rowPx));
  const to = Math.min(lanes.length, Math.ceil((scene.scrollTopPx + scene.heightPx - AXIS_PX) / rowPx));
  return { from, to };
}
