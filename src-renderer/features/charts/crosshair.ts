import { type Cell, createCell } from './cell';
import type { ChartRow } from './chart-spec';

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

/** Whether the chart points at its last row: none of those that are known comes after it. */
export function pointsAtTheLast(cell: CrosshairCell, chart: string, rows: readonly ChartRow[]): boolean {
  const now = cell.get();
  const last = rows.at(-1);
  return now?.chart === chart && last !== undefined && now.atMs >= last.fromMs;
}
