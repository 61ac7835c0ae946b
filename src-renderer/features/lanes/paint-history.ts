import { SHARE_KINDS } from '#contract/lane-history';
import type { PixelLayer } from '../../canvas/pixel-layer';
import type { GroundGrid } from './ground-grid';
import { columnMsOf, firstCellFrom, type HistoryPicture, pictureOfLane } from './history-picture';
import { rowOfLane } from './lane-rows';
import type { GroundColours } from './lanes-palette';
import type { LanesScene } from './lanes-scene';
import { paintStack } from './paint-stack';

const KINDS = SHARE_KINDS.length;

/**
 * The part of the run that the window does not hold itself, as main summed it up; where nothing is known of
 * it yet, that is to be seen.
 *
 * @param endMs where that part ends
 */
export function paintHistoryShares(
  layer: PixelLayer,
  scene: LanesScene,
  grid: GroundGrid,
  colours: GroundColours,
  endMs: number,
): void {
  if (endMs <= scene.scale.fromMs) return;
  paintUnknown(layer, scene, grid, colours, endMs);
  for (const told of scene.history) {
    if (told.kind === 'shares') paintShares(layer, scene, grid, colours, endMs, told);
  }
}

function paintShares(
  layer: PixelLayer,
  { scale, rows, seen }: LanesScene,
  grid: GroundGrid,
  colours: GroundColours,
  endMs: number,
  told: HistoryPicture & { readonly kind: 'shares' },
): void {
  const { span, lanes, firstLane, columns, cells, shares } = told;
  const eachMs = columnMsOf(told);
  const firstColumn = Math.max(0, Math.floor((scale.fromMs - span.fromMs) / eachMs));
  const lastColumn = Math.min(columns, Math.ceil((Math.min(endMs, scale.toMs) - span.fromMs) / eachMs));
  const eachPx = eachMs * grid.pixelsPerMs;
  const originPx = grid.left + (span.fromMs - scale.fromMs) * grid.pixelsPerMs;
  for (let lane = lanes.from; lane <= lanes.to; lane++) {
    const row = rowOfLane(rows, lane);
    if (row < seen.from || row >= seen.to) continue;
    const [y, toY] = [grid.topOf(row), grid.bottomOf(row)];
    const firstCell = (lane - firstLane) * columns;
    for (let index = firstCellFrom(cells, firstCell + firstColumn); index < cells.length; index++) {
      const column = (cells[index] as number) - firstCell;
      if (column >= lastColumn) break;
      const x = Math.round(originPx + column * eachPx);
      const toX = Math.max(x + 1, Math.round(originPx + (column + 1) * eachPx));
      const [fromX, endX] = [Math.max(grid.left, x), Math.min(grid.right, toX)];
      paintStack(layer, colours, fromX, endX, y, toY, shares, index * KINDS, KINDS, 255, grid.hatchShift);
    }
  }
}

/** Faint strokes where the run has a past that nobody has told of yet. */
function paintUnknown(
  layer: PixelLayer,
  { scale, history, rows, seen }: LanesScene,
  grid: GroundGrid,
  colours: GroundColours,
  endMs: number,
): void {
  const edge = (atMs: number) => {
    const x = Math.round(grid.left + (atMs - scale.fromMs) * grid.pixelsPerMs);
    return Math.min(grid.right, Math.max(grid.left, x));
  };
  const strike = (row: number, toRow: number, fromMs: number, toMs: number) => {
    if (toMs <= fromMs) return;
    const [y, toY] = [grid.topOf(row), grid.bottomOf(toRow - 1)];
    layer.hatch(edge(fromMs), y, edge(toMs), toY, colours.line, grid.hatchShift);
  };
  const beginMs = Math.max(0, scale.fromMs);
  const toldOf = (row: number) => pictureOfLane(history, rows.lanes[row]?.lane ?? 0);
  // Rows of which as much is known are struck as one.
  for (let row = seen.from, next = row; row < seen.to; row = next) {
    const told = toldOf(row);
    do next++;
    while (next < seen.to && toldOf(next) === told);
    if (told === null) {
      strike(row, next, beginMs, endMs);
      continue;
    }
    strike(row, next, beginMs, Math.min(endMs, told.span.fromMs));
    strike(row, next, Math.max(beginMs, Math.min(told.span.toMs, told.untilMs)), endMs);
  }
}
