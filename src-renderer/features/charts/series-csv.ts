import type { Series } from '#contract/series';
import { SERIES_COLUMNS } from './series-columns';

/** The series as CSV after RFC 4180: a line for each interval; an empty field where there is nothing to tell. */
export function seriesCsv({ fromMs, points, bucketMs }: Series): string {
  const header = ['from_ms', 'to_ms', ...SERIES_COLUMNS.map(({ field }) => field)];
  const lines = points.map((point, index) => [
    fromMs + index * bucketMs,
    fromMs + (index + 1) * bucketMs,
    ...SERIES_COLUMNS.map(({ of }) => of(point) ?? ''),
  ]);
  return [header, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
}
