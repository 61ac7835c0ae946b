import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActionId } from '#contract/actions';

/** Which actions somebody handles now, and a way to do them: what keys, menu and palette speak to. */
export interface ActionBus {
  /** The actions that can be done now. */
  readonly able: StoreApi<ReadonlySet<ActionId>>;
  /** Handles an action from now on; the newest handler of one wins. Returns its own undo. */
  handle(action: ActionId, run: () => void): () => void;
  /** Does it; false where nobody handles it. */
  perform(action: ActionId): boolean;
}

export function createActionBus(): ActionBus {
  const handlers = new Map<ActionId, (() => void)[]>();
  const able = createStore<ReadonlySet<ActionId>>(() => new Set());
  return {
    able,
    handle(action, run) {
      const others = handlers.get(action) ?? [];
      handlers.set(action, [...others, run]);
      if (others.length === 0) able.setState(new Set([...able.getState(), action]), true);
      return () => {
        const left = (handlers.get(action) ?? []).filter((handler) => handler !== run);
        handlers.set(action, left);
        if (left.length > 0) return;
        able.setState(new Set([...able.getState()].filter((other) => other !== action)), true);
      };
    },
    perform(action) {
      const handler = handlers.get(action)?.at(-1);
      handler?.();
      return handler !== undefined;
    },
  };
}
