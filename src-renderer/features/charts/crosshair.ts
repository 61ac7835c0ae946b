import { type Cell, createCell } from './cell';

/** The moment somebody points at, in one of the charts; all of them show it. */
export interface Crosshair {
  readonly chart: string;
  readonly atMs: number;
}

export type CrosshairCell = Cell<Crosshair | null>;

export function createCrosshair(): CrosshairCell {
  return createCell<Crosshair | null>(null);
}

/** The chart points at a moment, or, with null, no more; it does not take back what another points at. */
export function pointAt(cell: CrosshairCell, chart: string, atMs: number | null): void {
  const now = cell.get();
  if (atMs !== null) {
    if (now?.chart !== chart || now.atMs !== atMs) cell.set({ chart, atMs });
  } else if (now?.chart === chart) cell.set(null);
}
