import type { CancelReason, LaneId, Priority, TaskError, TaskId, TaskPhase } from './task';

/** What a results table may be sorted by. */
export const RESULT_SORTS = [
  'task',
  'name',
  'priority',
  'phase',
  'attempts',
  'waitMs',
  'runMs',
  'backoffMs',
  'settledAtMs',
] as const;
export type ResultSort = (typeof RESULT_SORTS)[number];

/** One page of the results that match. */
export interface ResultsQuery {
  /** Only these phases; null: all. */
  readonly phases: readonly TaskPhase[] | null;
  /** Found in id, name, kind, error or output, whatever the case; empty: all. At most 200 characters. */
  readonly search: string;
  readonly sort: { readonly by: ResultSort; readonly descending: boolean };
  /** Rows to skip, ≥ 0. */
  readonly offset: number;
  /** Rows to give, 1 to {@link MAX_PAGE_ROWS}. */
  readonly limit: number;
  /** A task whose place among all that match is wanted besides. */
  readonly placeOf?: TaskId;
}

export const MAX_PAGE_ROWS = 500;

/** Tasks named one by one in a single command. */
export const MAX_NAMED_TASKS = 10_000;

/** Several tasks at once: those named, or all that a filter shows. */
export type TaskSelection =
  /** At most {@link MAX_NAMED_TASKS}. */
  | { readonly kind: 'tasks'; readonly tasks: readonly TaskId[] }
  | ({ readonly kind: 'matching' } & Pick<ResultsQuery, 'phases' | 'search'>);

/** One task as the table shows it. */
export interface ResultRow {
  readonly task: TaskId;
  readonly name: string;
  readonly kind: string;
  readonly priority: Priority;
  readonly phase: TaskPhase;
  /** Started attempts. */
  readonly attempts: number;
  /** Acceptance to first start, in milliseconds. */
  readonly waitMs: number;
  /** All attempts from start to verdict, in milliseconds. */
  readonly runMs: number;
  /** All delays scheduled before retries, in milliseconds. */
  readonly backoffMs: number;
  /** The lane of its last attempt; null before the first. */
  readonly lane: LaneId | null;
  /** In milliseconds of the run; null while it is pending. */
  readonly settledAtMs: number | null;
  readonly output: string | null;
  readonly error: TaskError | null;
  readonly reason: CancelReason | null;
}

export interface ResultsPage {
  /** The run the rows belong to: see {@link FeedState.run}. */
  readonly run: number;
  /** The last event that the rows know of. */
  readonly seq: number;
  /** Tasks that match, on this page or not. */
  readonly matching: number;
  /** Tasks known. */
  readonly total: number;
  /** Tasks that the search finds, by phase, whatever phases the query asks for. */
  readonly found: Readonly<Record<TaskPhase, number>>;
  /** Settled tasks that were let go to keep the store bounded; the counts know them still. */
  readonly forgotten: number;
  readonly rows: readonly ResultRow[];
  /** Where the query asks for it: the place of that task among all that match, from 0; null: it is not one of them. */
  readonly place?: number | null;
}
