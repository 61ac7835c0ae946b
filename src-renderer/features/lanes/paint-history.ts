import { SHARE_KINDS } from '#contract/lane-history';
import type { PixelLayer } from '../../canvas/pixel-layer';
import type { GroundGrid } from './ground-grid';
import { columnMsOf, firstCellFrom } from './history-picture';
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
  const { history, scale, rows, seen } = scene;
  if (history?.kind !== 'shares') return;
  const { span, lanes, columns, cells, shares } = history;
  const eachMs = columnMsOf(history);
  const firstColumn = Math.max(0, Math.floor((scale.fromMs - span.fromMs) / eachMs));
  const lastColumn = Math.min(columns, Math.ceil((Math.min(endMs, scale.toMs) - span.fromMs) / eachMs));
  const eachPx = eachMs * grid.pixelsPerMs;
  const originPx = grid.left + (span.fromMs - scale.fromMs) * grid.pixelsPerMs;
  for (let lane = lanes.from; lane <= lanes.to; lane++) {
    const row = rowOfLane(rows, lane);
    if (row < seen.from || row >= seen.to) continue;
    const [y, toY] = [grid.topOf(row), grid.bottomOf(row)];
    const firstCell = (lane - lanes.from) * columns;
    for (let index = firstCellFrom(cells, firstCell + firstColumn); index < cells.length; index++) {
      const column = (cells[index] as number) - firstCell;
      if (column >= lastColumn) break;
      const x = Math.round(originPx + column * eachPx);
      const toX = Math.max(x + 1, Math.round(originPx + (column + 1) * eachPx));
      const [fromX, endX] = [Math.max(grid.left, x), Math.min(grid.right, toX)];
      paintStack(layer, colours, fromX, endX, y, toY, shares, index * KINDS, 255, -grid.phase);
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
  if (rows.lanes.length === 0) return;
  const [y, toY] = [grid.topOf(seen.from), grid.bottomOf(seen.to - 1)];
  const edge = (atMs: number) => {
    const x = Math.round(grid.left + (atMs - scale.fromMs) * grid.pixelsPerMs);
    return Math.min(grid.right, Math.max(grid.left, x));
  };
  const strike = (fromMs: number, toMs: number) => {
    if (toMs > fromMs) layer.hatch(edge(fromMs), y, edge(toMs), toY, colours.line, -grid.phase);
  };
  if (history === null) {
    strike(Math.max(0, scale.fromMs), endMs);
    return;
  }
  strike(Math.max(0, scale.fromMs), Math.min(endMs, history.span.fromMs));
  strike(Math.min(history.span.toMs, history.untilMs), endMs);
}
