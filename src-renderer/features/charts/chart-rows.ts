import type { Series, SeriesPoint } from '#contract/series';
import type { ChartRow } from './chart-spec';

/** A row for each interval of the series. */
export function rowsOf(
  { fromMs, bucketMs, points }: Series,
  valuesOf: (point: SeriesPoint, index: number) => readonly (number | null)[],
  nOf: (point: SeriesPoint) => number | null = () => null,
): ChartRow[] {
  return points.map((point, index) => rowAt(fromMs, index, bucketMs, valuesOf(point, index), nOf(point)));
}

/** The `index`-th of rows of one length that begin at `beginMs`. */
export function rowAt(
  beginMs: number,
  index: number,
  stepMs: number,
  values: ChartRow['values'],
  n: number | null,
): ChartRow {
  const fromMs = beginMs + index * stepMs;
  return { fromMs, midMs: fromMs + stepMs / 2, toMs: fromMs + stepMs, values, n };
}

/** The row that holds a moment; rows are of one length and leave no gap. */
export function rowHolding(rows: readonly ChartRow[], atMs: number): ChartRow | null {
  const [first] = rows;
  if (first === undefined) return null;
  return rows[Math.floor((atMs - first.fromMs) / (first.toMs - first.fromMs))] ?? null;
}

/** Length of a series' intervals in words: `250 ms`, `2 s`, `64 s`. */
export function intervalText(bucketMs: number): string {
  return bucketMs < 1_000 ? `${bucketMs} ms` : `${bucketMs / 1_000} s`;
}
