import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ResultsAnswer, ResultsPager } from './results-pager';
import type { ViewState, ViewStore } from './view-store';
import type { Yard, YardState } from './yard-store';

/** What `select` makes of the yard; renders again only when that changes, member by member. */
export function useYard<T>(yard: Yard, select: (state: YardState) => T): T {
  return useStore(yard.store, useShallow(select));
}

/** What `select` makes of the way this window looks; renders again only when that changes. */
export function useView<T>(view: ViewStore, select: (state: ViewState) => T): T {
  return useStore(view, useShallow(select));
}

/** What `select` makes of the pager's newest answer; renders again only when that changes. */
export function useResults<T>(pager: ResultsPager, select: (answer: ResultsAnswer) => T): T {
  return useStore(pager.store, useShallow(select));
}
