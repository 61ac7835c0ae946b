import type { ResultRow } from '#contract/results-query';
import type { ExportAbout, ExportText } from './export-text';

/**
 * One JSON object: what the export is of, then `rows`, one on a line, each as the results table has it, and
 * last `leftOut`.
 */
export class JsonExport implements ExportText {
  readonly #about: ExportAbout;

  constructor(about: ExportAbout) {
    this.#about = about;
  }

  head(): string {
    const { query, ...about } = this.#about;
    const { sort, ...filter } = query;
    const open = JSON.stringify({ ...about, filter, sort });
    return `${open.slice(0, -1)},"rows":[`;
  }

  row(row: ResultRow, index: number): string {
    return `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`;
  }

  tail(leftOut: number): string {
    return `\n],"leftOut":${leftOut}}\n`;
  }
}
