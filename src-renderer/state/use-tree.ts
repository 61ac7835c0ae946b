import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { YardTree } from '#contract/yard-tree';
import { createTreePoller, type TreeAnswer, type TreePoller } from './tree-poller';
import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

/** A window's poller outlives what shows it: a frozen tree that is shown again is the same. */
const pollers = new WeakMap<ViewStore, TreePoller>();

/**
 * The cancellation tree, asked for again as the yard moves while the component is there. While the view is frozen
 * it stands; where none of this run is known yet it is asked for once.
 */
export function useTree(yard: Yard, view: ViewStore): TreeAnswer {
  const poller = pollerOf(yard, view);
  useEffect(() => {
    const refresh = () => {
      if (yard.store.getState().run > 0) poller.refresh();
    };
    const unsubscribers = [yard.store.subscribe(refresh), view.subscribe(refresh)];
    refresh();
    return () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
    };
  }, [yard, view, poller]);
  return useStore(poller.store);
}

function pollerOf(yard: Yard, view: ViewStore): TreePoller {
  const known = pollers.get(view);
  if (known !== undefined) return known;
  const after = (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  };
  const isWelcome = (tree: YardTree | null) =>
    view.getState().frozen === null || tree?.run !== yard.store.getState().run;
  const created = createTreePoller({ api: yard.api, after, isWelcome });
  pollers.set(view, created);
  return created;
}
