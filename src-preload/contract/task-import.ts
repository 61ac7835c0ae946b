import type { Priority } from './task';

/** Formats of task lists: told apart by their first characters. */
export const LIST_FORMATS = ['json', 'ndjson', 'csv'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What a file that is brought in holds. */
export const IMPORT_CONTENTS = ['tasks', 'recording'] as const;
export type ImportContent = (typeof IMPORT_CONTENTS)[number];

/** Text of one part of an import, in UTF-16 code units: so it is in one message whatever stands in it. */
export const MAX_IMPORT_PART_LENGTH = 150_000;
/** Text of a whole task list, in UTF-16 code units. */
export const MAX_LIST_LENGTH = 256 * 1024 * 1024;
/** Programs that a summary shows, at most. */
export const MAX_SHOWN_PROGRAMS = 100;

/** A program that a list would run, as it is shown before anything runs. */
export interface ListedProgram {
  readonly executor: 'script' | 'command';
  /** The command line, each argument quoted where it needs to be, or the module's path. */
  readonly text: string;
  /** Its working directory, where it has one of its own. */
  readonly cwd: string | null;
  /** Tasks of the list that run just this. */
  readonly tasks: number;
}

/** What a task list holds that has been read and checked, and waits for a word. */
export interface TaskListSummary {
  readonly import: number;
  readonly fileName: string;
  readonly format: ListFormat;
  readonly tasks: number;
  /** How many of each kind, the most frequent first, at most 20. */
  readonly kinds: readonly { readonly kind: string; readonly tasks: number }[];
  readonly priorities: Readonly<Record<Priority, number>>;
  /** The first names, at most 5. */
  readonly names: readonly string[];
  /** Different programs it would run, at most {@link MAX_SHOWN_PROGRAMS}; none: nothing needs to be confirmed. */
  readonly programs: readonly ListedProgram[];
  /** How many different programs in all. */
  readonly programCount: number;
}
