import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ResultSort } from '#contract/results-query';
import { OUTCOMES, type Outcome, PENDING_PHASES, type TaskId, type TaskPhase } from '#contract/task';

/** Which tasks the results show. `pending`: all that have not settled. */
export const RESULT_CHIPS = ['all', ...OUTCOMES, 'pending'] as const;
export type ResultChip = 'all' | 'pending' | Outcome;

/** How this window looks at the yard. No other window sees it, and the yard does not know. */
export interface ViewState {
  readonly chip: ResultChip;
  readonly search: string;
  readonly sort: { readonly by: ResultSort; readonly descending: boolean };
  readonly selectedTask: TaskId | null;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    chip: 'all',
    search: '',
    sort: { by: 'task', descending: false },
    selectedTask: null,
  }));
}

/** Selects a task, or nothing where it is selected already. */
export function toggleTask(view: ViewStore, task: TaskId): void {
  view.setState(({ selectedTask }) => ({ selectedTask: selectedTask === task ? null : task }));
}

/** Sorts by a column; by the same again, the other way round. */
export function sortBy(view: ViewStore, by: ResultSort): void {
  view.setState(({ sort }) => ({ sort: { by, descending: sort.by === by && !sort.descending } }));
}

/** The phases that a chip stands for, as a query takes them. */
export function phasesOf(chip: ResultChip): readonly TaskPhase[] | null {
  switch (chip) {
    case 'all':
      return null;
    case 'pending':
      return PENDING_PHASES;
    default:
      return [chip];
  }
}
