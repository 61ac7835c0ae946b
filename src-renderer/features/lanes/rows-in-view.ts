import type { LaneId } from '#contract/task';
import { rowOfLane } from './lane-rows';
import { AXIS_PX, FOOT_PX, type LanesScene } from './lanes-scene';

/** A part of the whole picture, from top to bottom, in CSS pixels. */
export interface RowsPart {
  readonly topPx: number;
  readonly bottomPx: number;
}

/** After the camera has come to rest a row is brought into view in so many drawings at most. */
const MOST_DRAWINGS = 3;

/**
 * Which rows the surface is to bring into view: where a row stands is known only when it has been drawn, since the
 * rows are those of the lanes in the stretch that is in sight.
 */
export class RowsInView {
  #lane: LaneId | null = null;
  #left = 0;
  #startPx: number | null;

  /** @param startPx how far the rows are scrolled to begin with */
  constructor(startPx: number) {
    this.#startPx = startPx > 0 ? startPx : null;
  }

  /** Whether a row is still on its way into view. */
  get isMoving(): boolean {
    return this.#lane !== null;
  }

  /** The row of a lane is to be seen. */
  reveal(lane: LaneId): void {
    this.#lane = lane;
    this.#left = MOST_DRAWINGS;
  }

  /** What the surface is to bring into view after a drawing; null: it stays as it is. */
  partOf(scene: LanesScene, isCameraMoving: boolean): RowsPart | null {
    const { heightPx, scrollTopPx, rows } = scene;
    const startPx = this.#startPx;
    this.#startPx = null;
    if (this.#lane === null) {
      return startPx === null ? null : { topPx: startPx, bottomPx: startPx + heightPx };
    }
    const row = rowOfLane(rows, this.#lane);
    const topPx = row * rows.rowPx;
    const bottomPx = topPx + rows.rowPx + AXIS_PX + FOOT_PX;
    const isSeen = row >= 0 && topPx >= scrollTopPx && bottomPx <= scrollTopPx + heightPx;
    if (!isCameraMoving && (isSeen || --this.#left <= 0)) this.#lane = null;
    return row < 0 ? null : { topPx, bottomPx };
  }
}
