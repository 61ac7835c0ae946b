import type { ResultSort } from '#contract/results-query';

/** A column of the results table. */
export interface ResultsColumn {
  readonly id: string;
  readonly title: string;
  /** What it says, for those who wonder. */
  readonly help: string;
  /** null: no order to sort by. */
  readonly sort: ResultSort | null;
  readonly numeric: boolean;
}

export const RESULTS_COLUMNS: readonly ResultsColumn[] = [
  { id: 'task', title: '#', help: 'Number, in the order of acceptance', sort: 'task', numeric: true },
  { id: 'name', title: 'name', help: 'What the task is called', sort: 'name', numeric: false },
  { id: 'priority', title: 'priority', help: 'high, medium or low', sort: 'priority', numeric: false },
  { id: 'status', title: 'status', help: 'Where the task stands', sort: 'phase', numeric: false },
  { id: 'attempts', title: 'attempts', help: 'Attempts started', sort: 'attempts', numeric: true },
  { id: 'wait', title: 'wait', help: 'From acceptance to the first start', sort: 'waitMs', numeric: true },
  { id: 'run', title: 'run', help: 'All attempts, from start to verdict', sort: 'runMs', numeric: true },
  { id: 'backoff', title: 'backoff', help: 'All delays before retries', sort: 'backoffMs', numeric: true },
  { id: 'lane', title: 'lane', help: 'The lane of the last attempt', sort: null, numeric: true },
  {
    id: 'finished',
    title: 'finished',
    help: 'When it settled, in the time of the run',
    sort: 'settledAtMs',
    numeric: true,
  },
  { id: 'result', title: 'output or error', help: 'What the task brought', sort: null, numeric: false },
];
