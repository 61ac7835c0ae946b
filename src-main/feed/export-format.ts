import type { Limits } from '#contract/limits';
import type { ExportFormat, ExportQuery } from '#contract/results-export';
import type { ResultRow } from '#contract/results-query';
import { CsvExport } from './csv-export';
import { JsonExport } from './json-export';

/** What an export says besides its rows. */
export interface ExportAbout {
  /** Name and version of the program, as `switchyard/0.1.0`. */
  readonly app: string;
  /** What people call the run: the yard's first, second, … */
  readonly run: number;
  readonly seed: number;
  /** When the run began, ISO 8601; null on a virtual clock. */
  readonly startedAt: string | null;
  /** When the export began, in milliseconds of the run. */
  readonly atMs: number;
  /** The yard's limits at that time. */
  readonly limits: Limits | null;
  readonly query: ExportQuery;
  /** Tasks that the yard had let go by then: they are in no export. */
  readonly forgotten: number;
}

/** How rows become text. */
export interface ExportText {
  head(): string;
  /** @param index from 0 */
  row(row: ResultRow, index: number): string;
  /** @param leftOut rows that were to come, and were forgotten before their turn */
  tail(leftOut: number): string;
}

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
