import type { ResultSort } from '#contract/results-query';
import { NAMING_COLUMN, type ResultsColumn } from './results-columns';

/** The tick boxes at the left, and the free edge at the right, in pixels. */
export const TICKS_PX = 32;
export const EDGE_PX = 12;

/** Which columns a table of some width shows. */
export interface FittingColumns {
  readonly shown: readonly ResultsColumn[];
  /** Wanted, but there is no room for them. */
  readonly noRoom: readonly ResultsColumn[];
}

/**
 * The columns that are not hidden, as far as they fit: those of the highest rank go first. The one that the table is
 * sorted by stays, since rows in an order that nothing shows look as if they had none.
 */
export function fittingColumns(
  columns: readonly ResultsColumn[],
  hidden: readonly string[],
  widthPx: number,
  sortedBy: ResultSort,
): FittingColumns {
  const wanted = columns.filter(({ id }) => id === NAMING_COLUMN || !hidden.includes(id));
  const byRank = [...wanted].sort((a, b) => b.rank - a.rank);
  const noRoom = new Set<ResultsColumn>();
  let needed = neededPx(wanted);
  for (const column of byRank) {
    if (needed <= widthPx || column.rank === 0) break;
    if (column.sort === sortedBy) continue;
    noRoom.add(column);
    needed -= column.widthPx;
  }
  return {
    shown: wanted.filter((column) => !noRoom.has(column)),
    noRoom: wanted.filter((column) => noRoom.has(column)),
  };
}

/** The least width of a table with these columns, in pixels. */
export function neededPx(columns: readonly ResultsColumn[]): number {
  return columns.reduce((sum, { widthPx }) => sum + widthPx, TICKS_PX + EDGE_PX);
}

/** The columns as CSS grid tracks, the tick boxes first. */
export function gridTracks(shown: readonly ResultsColumn[]): string {
  const tracks = shown.map(({ widthPx, grow }) =>
    grow === 0 ? `${widthPx}px` : `minmax(${widthPx}px, ${grow}fr)`,
  );
  const stretches = shown.some(({ grow }) => grow > 0);
  // Without a column that grows the last one does, so that every row reaches the edge.
  const last = shown.at(-1);
  if (!stretches && last !== undefined) tracks[tracks.length - 1] = `minmax(${last.widthPx}px, 1fr)`;
  return [`${TICKS_PX}px`, ...tracks].join(' ');
}
