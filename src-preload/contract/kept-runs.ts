import type { Counts } from './counts';
import type { Limits } from './limits';
import type { RunFigures } from './run-figures';

/**
 * How a recording ended.
 *
 * - `under-way`: it is being written;
 * - `completed`: its last line tells of the completed shutdown;
 * - `cut-off`: the program ended before the run did; everything up to the last whole line is there;
 * - `stopped`: it could not be written any further, as `problem` says; the run went on.
 */
export const KEPT_OUTCOMES = ['under-way', 'completed', 'cut-off', 'stopped'] as const;
export type KeptOutcome = (typeof KEPT_OUTCOMES)[number];

/** One run of the history. */
export interface KeptRun {
  /** Names it among all runs that are kept: letters, digits and hyphens. */
  readonly id: string;
  /** What somebody called it; null: nothing yet. */
  readonly name: string | null;
  readonly app: string;
  readonly seed: number;
  /** ISO 8601; null on a virtual clock. */
  readonly startedAt: string | null;
  readonly outcome: KeptOutcome;
  /** Why it was not written any further; null otherwise. */
  readonly problem: string | null;
  /** When its last event was, in milliseconds of the run. */
  readonly endedAtMs: number;
  readonly bytes: number;
  readonly events: number;
  readonly counts: Counts;
  /** The limits it began with. */
  readonly limits: Limits;
  /** How often limits were changed. */
  readonly limitChanges: number;
  /** Accepted tasks by kind, the most frequent first, at most 20. */
  readonly kinds: readonly { readonly kind: string; readonly tasks: number }[];
  readonly figures: RunFigures;
}

export const RUN_EXPORT_FORMATS = ['ndjson', 'csv', 'html', 'trace'] as const;
/** `trace`: Chrome's trace event format, which Perfetto opens. */
export type RunExportFormat = (typeof RUN_EXPORT_FORMATS)[number];

export const MAX_RUN_NAME_LENGTH = 80;
/** Runs on one page of the history. */
export const MAX_KEPT_PAGE = 100;

export interface KeptRunsPage {
  /** The newest first. */
  readonly runs: readonly KeptRun[];
  readonly total: number;
  /** Where they are kept on this machine. */
  readonly folder: string;
}
