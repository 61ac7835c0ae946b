import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#contract/problem';
import type { YardApi } from '#contract/yard-api';
import type { YardTree } from '#contract/yard-tree';

/** While the yard moves the tree is asked for again at most so often, in milliseconds. */
export const TREE_REFRESH_MS = 250;

/** The newest answer; a refusal leaves the tree before it. */
export interface TreeAnswer {
  readonly tree: YardTree | null;
  readonly problems: readonly Problem[];
}

export interface TreePoller {
  readonly store: StoreApi<TreeAnswer>;
  /** Something may have changed: asked again, not too often. */
  refresh(): void;
  /** What is known will not do: the next is welcome, whatever stands still. */
  outdate(): void;
}

export interface TreePollerNeeds {
  readonly api: YardApi;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Whether a newer tree may take the place of the one that is known. */
  readonly isLive: () => boolean;
}

/** The cancellation tree, kept fresh while somebody says that the yard moves. One request is under way at a time. */
export function createTreePoller({ api, after, isLive }: TreePollerNeeds): TreePoller {
  const store = createStore<TreeAnswer>(() => ({ tree: null, problems: [] }));
  let underWay = false;
  let wanted = false;
  /** What is known will do while the view stands. */
  let isKnown = false;
  let resting: (() => void) | null = null;

  const isWelcome = () => isLive() || !isKnown;

  function request(): void {
    if (!isWelcome()) return;
    wanted = false;
    underWay = true;
    resting = after(TREE_REFRESH_MS, () => {
      resting = null;
      if (wanted && !underWay) request();
    });
    void api.call({ command: 'tree' }).then((reply) => {
      underWay = false;
      if (!isWelcome()) return;
      if (reply.ok) isKnown = true;
      store.setState(reply.ok ? { tree: reply.value, problems: [] } : { problems: reply.problems });
      if (wanted && resting === null) request();
    });
  }

  return {
    store,
    refresh() {
      if (underWay || resting !== null) wanted = true;
      else request();
    },
    outdate() {
      isKnown = false;
    },
  };
}
