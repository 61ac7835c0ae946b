import type { ResultSort } from '#contract/results-query';

/** A column of the results table. */
export interface ResultsColumn {
  readonly id: ResultsColumnId;
  readonly title: string;
  /** What it says, for those who wonder. */
  readonly help: string;
  /** null: no order to sort by. */
  readonly sort: ResultSort | null;
  readonly numeric: boolean;
  /** The least room that its values need, in pixels. */
  readonly widthPx: number;
  /** Its share of the room that is left over; 0: it takes none. */
  readonly grow: number;
  /** Where room is short the column of the highest rank goes first; 0: it always stays. */
  readonly rank: number;
}

export const RESULTS_COLUMN_IDS = [
  'task',
  'name',
  'priority',
  'status',
  'attempts',
  'wait',
  'run',
  'backoff',
  'lane',
  'finished',
  'result',
] as const;
export type ResultsColumnId = (typeof RESULTS_COLUMN_IDS)[number];

type Facts = Omit<ResultsColumn, 'id' | 'grow'> & { readonly grow?: number };

const FACTS: Readonly<Record<ResultsColumnId, Facts>> = {
  task: {
    title: '#',
    help: 'Number, in the order of acceptance',
    ...{ sort: 'task', numeric: true, widthPx: 58, rank: 0 },
  },
  name: {
    title: 'name',
    help: 'What the task is called',
    ...{ sort: 'name', numeric: false, widthPx: 92, grow: 1, rank: 0 },
  },
  priority: {
    title: 'priority',
    help: 'high, medium or low',
    ...{ sort: 'priority', numeric: false, widthPx: 68, rank: 4 },
  },
  status: {
    title: 'status',
    help: 'Where the task stands',
    ...{ sort: 'phase', numeric: false, widthPx: 108, rank: 0 },
  },
  attempts: {
    title: 'attempts',
    help: 'Attempts started',
    ...{ sort: 'attempts', numeric: true, widthPx: 72, rank: 3 },
  },
  wait: {
    title: 'wait',
    help: 'From acceptance to the first start',
    ...{ sort: 'waitMs', numeric: true, widthPx: 68, rank: 6 },
  },
  run: {
    title: 'run',
    help: 'All attempts, from start to verdict',
    ...{ sort: 'runMs', numeric: true, widthPx: 68, rank: 5 },
  },
  backoff: {
    title: 'backoff',
    help: 'All delays before retries',
    ...{ sort: 'backoffMs', numeric: true, widthPx: 70, rank: 8 },
  },
  lane: {
    title: 'lane',
    help: 'The lane of the last attempt',
    ...{ sort: null, numeric: true, widthPx: 44, rank: 7 },
  },
  finished: {
    title: 'finished',
    help: 'When it settled, counted from the beginning of the run',
    ...{ sort: 'settledAtMs', numeric: true, widthPx: 84, rank: 2 },
  },
  result: {
    title: 'output or error',
    help: 'What the task brought',
    ...{ sort: null, numeric: false, widthPx: 114, grow: 1.8, rank: 1 },
  },
};

export const RESULTS_COLUMNS: readonly ResultsColumn[] = RESULTS_COLUMN_IDS.map((id) => ({
  id,
  grow: 0,
  ...FACTS[id],
}));

/** The column that shows what is sorted by; null: none does. */
export function columnSortedBy(by: ResultSort): ResultsColumn | null {
  return RESULTS_COLUMNS.find(({ sort }) => sort === by) ?? null;
}

/** The column that names its row. It cannot be hidden. */
export const NAMING_COLUMN: ResultsColumnId = 'task';
