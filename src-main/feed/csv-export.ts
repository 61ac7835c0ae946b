import type { ResultRow } from '#contract/results-query';
import type { ExportAbout, ExportText } from './export-text';

const COLUMNS = [
  'task',
  'name',
  'kind',
  'priority',
  'phase',
  'attempts',
  'waitMs',
  'runMs',
  'backoffMs',
  'lane',
  'settledAtMs',
  'output',
  'errorName',
  'errorMessage',
  'reason',
  'run',
  'seed',
  'app',
  'limits',
  'query',
] as const;

/**
 * A table by RFC 4180: a header, then a row a task, each ended by CR LF. It is a table and nothing else, so
 * that what the rows are of stands in columns too: run, seed and program in every row, that rows of several
 * runs may be put together; the limits and what was asked for, as JSON, in the first row alone, being long and the
 * same for all.
 *
 * A text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-`, `@`, a tab or a
 * carriage return, gets an apostrophe in front.
 */
export class CsvExport implements ExportText {
  readonly #about: ExportAbout;

  constructor(about: ExportAbout) {
    this.#about = about;
  }

  head(): string {
    return line([...COLUMNS]);
  }

  row(row: ResultRow, index: number): string {
    const { app, run, seed, limits, query } = this.#about;
    return line([
      String(row.task),
      textCell(row.name),
      textCell(row.kind),
      row.priority,
      row.phase,
      String(row.attempts),
      String(row.waitMs),
      String(row.runMs),
      String(row.backoffMs),
      numberCell(row.lane),
      numberCell(row.settledAtMs),
      textCell(row.output),
      textCell(row.error?.name ?? null),
      textCell(row.error?.message ?? null),
      row.reason ?? '',
      String(run),
      String(seed),
      textCell(app),
      index === 0 ? quoted(JSON.stringify(limits)) : '',
      index === 0 ? quoted(JSON.stringify(query)) : '',
    ]);
  }

  tail(): string {
    return '';
  }
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/** Empty where there is none. */
function numberCell(value: number | null): string {
  return value === null ? '' : String(value);
}

function textCell(text: string | null): string {
  if (text === null) return '';
  return quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
