import { useEffect } from 'react';
import { useStore } from 'zustand';
import { afterDelay } from './after-delay';
import { madeOnce } from './made-once';
import { outdateUnseen } from './outdate-unseen';
import { createTreePoller, type TreeAnswer, type TreePoller } from './tree-poller';
import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

interface KeptTree {
  readonly poller: TreePoller;
  /** Somebody looks at it from now on. Returns its own undo. */
  readonly show: () => () => void;
}

/**
 * The cancellation tree, asked for again as the yard moves while the component is there. While the view is frozen
 * it stands; where nobody looked when it was frozen it is asked for once.
 */
export function useTree(yard: Yard, view: ViewStore): TreeAnswer {
  const { poller, show } = treeOf(view, yard);
  useEffect(() => {
    const refresh = () => {
      if (yard.store.getState().run > 0) poller.refresh();
    };
    const undo = [show(), yard.store.subscribe(refresh), view.subscribe(refresh)];
    refresh();
    return () => {
      for (const one of undo) one();
    };
  }, [yard, view, poller, show]);
  return useStore(poller.store);
}

/** A window's tree outlives what shows it: a frozen one that is shown again is the same. */
const treeOf = madeOnce((view: ViewStore, yard: Yard): KeptTree => {
  const isLive = () => view.getState().frozen === null;
  const poller = createTreePoller({ api: yard.api, after: afterDelay, isLive });
  return { poller, show: outdateUnseen(yard, view, poller.outdate) };
});
