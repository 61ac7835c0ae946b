import type { Limits } from '#contract/limits';
import type { ExportQuery } from '#contract/results-export';
import type { ResultRow } from '#contract/results-query';

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
