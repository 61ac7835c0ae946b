import type { ResultsQuery } from './results-query';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What to export: everything that matches, in this order. */
export type ExportQuery = Pick<ResultsQuery, 'phases' | 'search' | 'sort'>;

/** An export that has begun: its parts are asked for one after the other. */
export interface ExportTicket {
  readonly export: number;
  /** Rows it will have. */
  readonly rows: number;
  /** A name for the file, as `switchyard-run3-failed.csv`. */
  readonly fileName: string;
}

/** The next piece of an export's text. */
export interface ExportPart {
  readonly text: string;
  /** Rows written so far, this part included. */
  readonly rows: number;
  /** No part follows. */
  readonly done: boolean;
}
