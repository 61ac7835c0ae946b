import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ResultSort } from '#contract/results-query';
import type { TaskId } from '#contract/task';
import type { KeptLooks } from './kept-look';
import type { ResultsFilter } from './results-filter';
import { NOTHING_TICKED, type Ticked } from './ticked-rows';

/** Which picture of the workers is shown. */
export const PICTURES = ['lanes', 'belt'] as const;
export type Picture = (typeof PICTURES)[number];

/** What stands below the picture. */
export const TABS = ['results', 'events', 'charts', 'tree', 'figures', 'runs'] as const;
export type Tab = (typeof TABS)[number];

/** The moment at which the view was frozen; the yard goes on, and the data keep coming. */
export interface FrozenMoment {
  /** The last event shown. */
  readonly seq: number;
  /** In milliseconds of the run. */
  readonly atMs: number;
}

/** How this window looks at the yard. No other window sees it, and the yard does not know. */
export interface ViewState extends ResultsFilter {
  readonly sort: { readonly by: ResultSort; readonly descending: boolean };
  /** The task that lanes, belt, table and inspector show as selected; null: none. */
  readonly selectedTask: TaskId | null;
  /** The rows of the table that are ticked, for what is done to several at once. */
  readonly ticked: Ticked;
  readonly picture: Picture;
  readonly tab: Tab;
  /** null: the view is live. Lanes, belt, results, events and charts stand still at this moment else. */
  readonly frozen: FrozenMoment | null;
  /** What single features look at, each known to its own feature only. */
  readonly looks: KeptLooks;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    chip: 'all',
    search: '',
    sort: { by: 'task', descending: false },
    selectedTask: null,
    ticked: NOTHING_TICKED,
    picture: 'lanes',
    tab: 'results',
    frozen: null,
    looks: new Map(),
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

/** Takes one thing back, the nearest at hand: the ticks, else the selected task, else the search. */
export function clearOne(view: ViewStore): void {
  view.setState(({ ticked, selectedTask }) => {
    if (ticked.kind !== 'none') return { ticked: NOTHING_TICKED };
    return selectedTask === null ? { search: '' } : { selectedTask: null };
  });
}
