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
  close(): void;
}

export interface TreePollerNeeds {
  readonly api: YardApi;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Whether a newer tree may take the place of the one that is known. */
  readonly isWelcome: (known: YardTree | null) => boolean;
}

/** The cancellation tree, kept fresh while somebody says that the yard moves. One request is under way at a time. */
export function createTreePoller({ api, after, isWelcome }: TreePollerNeeds): TreePoller {
  const store = createStore<TreeAnswer>(() => ({ tree: null, problems: [] }));
  let underWay = false;
  let wanted = false;
  let closed = false;
  let resting: (() => void) | null = null;

  function request(): void {
    if (!isWelcome(store.getState().tree)) return;
    wanted = false;
    underWay = true;
    resting = after(TREE_REFRESH_MS, () => {
      resting = null;
      if (wanted && !underWay) request();
    });
    void api.call({ command: 'tree' }).then((reply) => {
      underWay = false;
      if (closed || !isWelcome(store.getState().tree)) return;
      store.setState(reply.ok ? { tree: reply.value, problems: [] } : { problems: reply.problems });
      if (wanted && resting === null) request();
    });
  }

  return {
    store,
    refresh() {
      if (closed) return;
      if (underWay || resting !== null) wanted = true;
      else request();
    },
    close() {
      closed = true;
      resting?.();
    },
  };
}
