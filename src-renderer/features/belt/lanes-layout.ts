import type { Box } from './box';

/** The slots of the lanes: a row each while there is room to read them, else cells of a grid. */
export interface LanesLayout {
  readonly kind: 'rows' | 'grid';
  readonly box: Box;
  readonly columns: number;
  readonly slotWidth: number;
  readonly slotHeight: number;
  readonly gap: number;
}

const LEAST_ROW_PX = 25;
const MOST_ROW_PX = 46;

/** Whether so many lanes have room for a row each. */
export function kindOfLanes(lanes: number, heightPx: number): LanesLayout['kind'] {
  return lanes <= Math.floor(heightPx / LEAST_ROW_PX) ? 'rows' : 'grid';
}

/** @param middleY where the gate is, so that rows stand around it */
export function layLanes(kind: LanesLayout['kind'], box: Box, middleY: number, lanes: number): LanesLayout {
  return kind === 'rows' ? rowsIn(box, middleY, lanes) : gridIn(box, lanes);
}

/** The slot of a lane by its place among those shown, from 0. */
export function slotOf({ box, columns, slotWidth, slotHeight, gap }: LanesLayout, index: number): Box {
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    x: box.x + column * (slotWidth + gap),
    y: box.y + row * (slotHeight + gap),
    width: slotWidth,
    height: slotHeight,
  };
}

/** Rows around the middle, in line with the gate. */
function rowsIn(box: Box, middleY: number, lanes: number): LanesLayout {
  const gap = 4;
  const count = Math.max(1, lanes);
  const slotHeight = Math.min(MOST_ROW_PX, box.height / count) - gap;
  const height = slotHeight * count + gap * (count - 1);
  return {
    ...{ kind: 'rows', columns: 1, gap, slotHeight, slotWidth: box.width },
    box: { ...box, y: middleY - height / 2, height },
  };
}

/** As few rows as fill the box with cells that are as nearly square as twice as wide as high. */
function gridIn(box: Box, lanes: number): LanesLayout {
  const gap = lanes > 400 ? 1 : 2;
  let columns = 1;
  while (cellHeight(box, lanes, columns, gap) * 1.7 < cellWidth(box, columns, gap)) columns++;
  const slotHeight = cellHeight(box, lanes, columns, gap);
  return { kind: 'grid', box, columns, slotWidth: cellWidth(box, columns, gap), slotHeight, gap };
}

function cellWidth(box: Box, columns: number, gap: number): number {
  return (box.width - (columns - 1) * gap) / columns;
}

function cellHeight(box: Box, lanes: number, columns: number, gap: number): number {
  const rows = Math.ceil(lanes / columns);
  return (box.height - (rows - 1) * gap) / rows;
}
