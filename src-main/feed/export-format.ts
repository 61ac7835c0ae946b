import type { ExportFormat } from '#contract/results-export';
import { CsvExport } from './csv-export';
import type { ExportAbout, ExportText } from './export-text';
import { JsonExport } from './json-export';

export function exportText(format: ExportFormat, about: ExportAbout): ExportText {
  switch (format) {
    case 'csv':
      return new CsvExport(about);
    case 'json':
      return new JsonExport(about);
    default:
      return format satisfies never;
  }
}

/** As `switchyard-0.1.0-run3-seed42-failed-timed-out-found.csv`. */
export function exportFileName(format: ExportFormat, { app, run, seed, query }: ExportAbout): string {
  const program = app.replace(/[^\w.-]+/g, '-');
  const phases = query.phases === null ? 'all' : query.phases.join('-') || 'none';
  const found = query.search === '' ? '' : '-found';
  return `${program}-run${run}-seed${seed}-${phases}${found}.${format}`;
}
