import type { BarRing } from '#contract/bar-ring';
import { HELD_SHARE, SHARE_KINDS, SHARE_OF_SORT } from '#contract/lane-history';
import { PixelLayer } from '../../canvas/pixel-layer';
import { ticksOf } from '../../canvas/time-scale';
import { eachBarInSight } from './bars-in-sight';
import { type GroundGrid, groundGrid } from './ground-grid';
import type { LaneRange } from './history-picture';
import type { GroundColours, LanesPalette } from './lanes-palette';
import { AXIS_PX, heldFromMs, type LanesScene, rowTopPx } from './lanes-scene';
import { paintHistoryShares } from './paint-history';
import { paintKind, paintStack } from './paint-stack';
import { CELL_KINDS, ShareCells } from './share-cells';

/** What is narrower is summed up, in CSS pixels. */
const LEAST_BAR_PX = 1;
/** Below it a bar is only a rectangle, in CSS pixels. */
const LEAST_ROUND_PX = 8;
/** Below it there is no room for a mark, in CSS pixels. */
const LEAST_SHAPED_PX = 16;
/** Below it every bar of a row is only a rectangle, in CSS pixels. */
const LEAST_ROUND_ROW_PX = 20;
const RADIUS_PX = 3;
/** The kinds from here on are no attempts. */
const GHOST_SHARE = SHARE_KINDS.indexOf('ghost');
/** Labels of ticks are no closer than this, in CSS pixels. */
export const TICK_GAP_PX = 74;

/** A finished bar with room for more than its colour: see {@link GroundPainter}. */
export interface ShapedBar {
  readonly ring: BarRing;
  readonly slot: number;
  readonly row: number;
}

/**
 * Paints what there is much of as plain pixels: rows, grid, and finished work. Left to the canvas are the
 * labels of what is large enough to have one, and large waits and ghosts as a whole.
 */
export class GroundPainter {
  readonly #layer = new PixelLayer();
  readonly #cells = new ShareCells();
  readonly #shaped: ShapedBar[] = [];

  /** Paints, and tells which bars are left to the canvas; the list is good until the next painting. */
  paint(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): readonly ShapedBar[] {
    const { widthPx, heightPx, pixelRatio } = scene;
    const { ground } = palette;
    this.#shaped.length = 0;
    this.#layer.begin(Math.round(widthPx * pixelRatio), Math.round(heightPx * pixelRatio), ground.panel);
    this.#paintRows(scene, ground);
    const grid = groundGrid(scene);
    const unheldEndMs = Math.min(heldFromMs(scene), scene.endMs);
    paintHistoryShares(this.#layer, scene, grid, ground, unheldEndMs);
    this.#cells.begin(scene.seen.to - scene.seen.from, grid.columns);
    for (const told of scene.history) {
      if (told.kind === 'bars') this.#paintBars(scene, grid, ground, told.bars, told.lanes, unheldEndMs);
    }
    this.#paintBars(scene, grid, ground, scene.bars, null, scene.endMs);
    this.#paintCells(scene, grid, ground);
    this.#paintEdges(scene, grid, ground);
    this.#layer.put(context);
    return this.#shaped;
  }

  /** Round bars begin and end where they do: what reaches beyond the picture is covered again. */
  #paintEdges(scene: LanesScene, { left, right }: GroundGrid, ground: GroundColours): void {
    const { pixelRatio: ratio, rows, seen } = scene;
    const axis = Math.round(AXIS_PX * ratio);
    for (let row = seen.from; row < seen.to; row++) {
      const top = Math.max(axis, Math.round(rowTopPx(scene, row) * ratio));
      const bottom = Math.round((rowTopPx(scene, row) + rows.rowPx) * ratio);
      const colour = row % 2 === 0 ? ground.stripe : ground.panel;
      this.#layer.fill(0, top, left, bottom, colour);
      this.#layer.fill(right, top, this.#layer.width, bottom, colour);
    }
  }

  #paintRows(scene: LanesScene, ground: GroundColours): void {
    const { pixelRatio: ratio, rows, scale } = scene;
    const layer = this.#layer;
    for (let row = scene.seen.from; row < scene.seen.to; row++) {
      if (row % 2 === 1) continue;
      const top = Math.round(Math.max(AXIS_PX, rowTopPx(scene, row)) * ratio);
      const bottom = Math.round((rowTopPx(scene, row) + rows.rowPx) * ratio);
      layer.fill(0, top, layer.width, bottom, ground.stripe);
    }
    const lineWidth = Math.max(1, Math.round(ratio));
    for (const { atMs } of ticksOf(scale, TICK_GAP_PX)) {
      const x = Math.round(scale.xOf(atMs) * ratio);
      layer.fill(x, Math.round((AXIS_PX - 6) * ratio), x + lineWidth, layer.height, ground.line);
    }
    const axis = Math.round((AXIS_PX - 1) * ratio);
    layer.fill(0, axis, layer.width, axis + lineWidth, ground.line);
  }

  /** Finished bars up to a moment: too short ones go into the cells, large ones are left to be drawn. */
  #paintBars(
    scene: LanesScene,
    grid: GroundGrid,
    ground: GroundColours,
    ring: BarRing,
    lanes: LaneRange | null,
    endMs: number,
  ): void {
    const { scale, pixelRatio: ratio, seen } = scene;
    const { left, phase, columnWidth, pixelsPerMs } = grid;
    const isRound = scene.rows.rowPx >= LEAST_ROUND_ROW_PX;
    eachBarInSight(scene, ring, lanes, endMs, (slot, row) => {
      const x = ((ring.fromMs[slot] as number) - scale.fromMs) * pixelsPerMs;
      const toX = ((ring.toMs[slot] as number) - scale.fromMs) * pixelsPerMs;
      const kind = SHARE_OF_SORT[ring.sort[slot] as number] as number;
      if (toX - x < LEAST_BAR_PX * ratio) {
        this.#cells.add(row - seen.from, kind, (x + phase) / columnWidth, (toX + phase) / columnWidth);
        return;
      }
      const isShaped = toX - x >= LEAST_SHAPED_PX * ratio;
      if (isShaped) this.#shaped.push({ ring, slot, row });
      if (isShaped && kind >= GHOST_SHARE) return;
      const radius = isRound && toX - x >= LEAST_ROUND_PX * ratio ? Math.round(RADIUS_PX * ratio) : 0;
      this.#paintBar(grid, ground, ring, slot, row, left + x, left + toX, radius);
    });
  }

  #paintBar(
    grid: GroundGrid,
    ground: GroundColours,
    ring: BarRing,
    slot: number,
    row: number,
    exactX: number,
    exactToX: number,
    radius: number,
  ): void {
    const { left, right, hatchShift, gapPx } = grid;
    const x = Math.round(exactX);
    const toX = Math.round(exactToX);
    // A hair's breadth between two bars that touch, where there is room for it.
    const endX = toX - x >= 4 * gapPx ? toX - gapPx : toX;
    const sort = ring.sort[slot] as number;
    const kind = SHARE_OF_SORT[sort] as number;
    const y = grid.topOf(row);
    const toY = grid.bottomOf(row);
    if (kind <= GHOST_SHARE) {
      const colour = ground.sorts[sort] as number;
      const isRound = radius > 0 && kind < GHOST_SHARE && toY - y > 2 * radius;
      if (isRound) this.#layer.fillRound(x, y, endX, toY, colour, radius);
      else this.#layer.fill(Math.max(left, x), y, Math.min(right, endX), toY, colour);
      return;
    }
    const delayMs = ring.delayMs[slot] as number;
    const heldX = delayMs === 0 ? endX : Math.min(endX, Math.round(exactX + delayMs * grid.pixelsPerMs));
    const clippedX = Math.max(left, x);
    paintKind(this.#layer, ground, kind, clippedX, Math.min(right, heldX), y, toY, hatchShift);
    if (heldX >= endX) return;
    const fromX = Math.max(clippedX, heldX);
    paintKind(this.#layer, ground, HELD_SHARE, fromX, Math.min(right, endX), y, toY, hatchShift);
  }

  #paintCells({ seen }: LanesScene, grid: GroundGrid, ground: GroundColours): void {
    const { left, right, phase, hatchShift, columnWidth } = grid;
    this.#cells.forEach((row, column, shares, at) => {
      const x = left - phase + column * columnWidth;
      const fromX = Math.max(left, x);
      const toX = Math.min(right, x + columnWidth);
      const y = grid.topOf(row + seen.from);
      const toY = grid.bottomOf(row + seen.from);
      paintStack(this.#layer, ground, fromX, toX, y, toY, shares, at, CELL_KINDS, 1, hatchShift);
    });
  }
}
