import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createTreePoller, type TreeAnswer, type TreePoller } from './tree-poller';
import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

/**
 * The cancellation tree while the component is there, asked for again as the yard moves. While the view is
 * frozen it stands; where it was not there yet it is asked for once.
 */
export function useTree(yard: Yard, view: ViewStore): TreeAnswer {
  const [poller, setPoller] = useState<TreePoller>(() => pollerOf(yard));
  useEffect(() => {
    const created = pollerOf(yard);
    setPoller(created);
    const refresh = () => {
      const { run } = yard.store.getState();
      const isKnown = created.store.getState().tree !== null;
      if (run > 0 && (view.getState().frozen === null || !isKnown)) created.refresh();
    };
    const unsubscribers = [yard.store.subscribe(refresh), view.subscribe(refresh)];
    refresh();
    return () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
      created.close();
    };
  }, [yard, view]);
  return useStore(poller.store);
}

function pollerOf(yard: Yard): TreePoller {
  const after = (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  };
  return createTreePoller({ api: yard.api, after });
}
