import type { Series } from '#contract/series';
import type { RunAbout } from '../../state/run-about';
import { SERIES_COLUMNS } from './series-columns';

/**
 * The series as CSV after RFC 4180: a line for each interval; an empty field where there is nothing to tell. As in an
 * export of results, what the numbers are of stands in columns, too: the limits, being long, in the first line alone.
 */
export function seriesCsv({ fromMs, points, bucketMs }: Series, about: RunAbout): string {
  const fields = SERIES_COLUMNS.map(({ field }) => field);
  const header = ['from_ms', 'to_ms', ...fields, 'run', 'seed', 'app', 'limits'];
  const lines = points.map((point, index) => [
    fromMs + index * bucketMs,
    fromMs + (index + 1) * bucketMs,
    ...SERIES_COLUMNS.map(({ of }) => of(point) ?? ''),
    about.run,
    about.seed ?? '',
    quoted(about.app),
    index === 0 && about.limits !== null ? quoted(JSON.stringify(about.limits)) : '',
  ]);
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
