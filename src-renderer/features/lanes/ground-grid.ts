import { AXIS_PX, COLUMN_PX, GUTTER_PX, insetPx, type LanesScene, rowTopPx } from './lanes-scene';

/** Where things stand on the ground, in whole device pixels. */
export interface GroundGrid {
  readonly left: number;
  readonly right: number;
  readonly pixelsPerMs: number;
  readonly columnWidth: number;
  /** How much of the first column lies left of the picture: columns stand where they stand in time. */
  readonly phase: number;
  /** Keeps hatches where they are in time and on their rows, when the picture slides or scrolls. */
  readonly hatchShift: number;
  /** Columns in sight. */
  readonly columns: number;
  /** Room between two bars that touch. */
  readonly gapPx: number;
  /** Where the bars of a row begin; never on the axis. */
  topOf(row: number): number;
  bottomOf(row: number): number;
}

export function groundGrid(scene: LanesScene): GroundGrid {
  const { scale, pixelRatio: ratio, rows } = scene;
  const devicePx = Math.max(1, Math.round(ratio));
  const columnWidth = COLUMN_PX * devicePx;
  const left = Math.round(GUTTER_PX * ratio);
  const right = Math.round(scale.rightPx * ratio);
  const pixelsPerMs = ((scale.rightPx - scale.leftPx) * ratio) / (scale.toMs - scale.fromMs);
  const originPx = Math.round(scale.fromMs * pixelsPerMs);
  const phase = ((originPx % columnWidth) + columnWidth) % columnWidth;
  const axis = Math.round(AXIS_PX * ratio);
  const inset = insetPx(scene);
  return {
    ...{ left, right, pixelsPerMs, columnWidth, phase },
    hatchShift: (originPx + Math.round(scene.scrollTopPx * ratio)) % 4,
    columns: Math.ceil((right - left + phase) / columnWidth) + 1,
    gapPx: devicePx,
    topOf: (row) => Math.max(axis, Math.round((rowTopPx(scene, row) + inset) * ratio)),
    bottomOf: (row) => Math.round((rowTopPx(scene, row) + rows.rowPx - inset) * ratio),
  };
}
