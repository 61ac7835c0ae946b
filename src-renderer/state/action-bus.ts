import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActionId } from '#contract/actions';

/** An action that was asked for and could not be done, and why. */
export interface RefusedAction {
  readonly action: ActionId;
  readonly why: string;
}

/** Which actions somebody handles now, and a way to do them: what keys, menu and palette speak to. */
export interface ActionBus {
  /** The actions that can be done now. */
  readonly able: StoreApi<ReadonlySet<ActionId>>;
  /** Why others cannot, as far as somebody has said: a sentence. */
  readonly whyNot: StoreApi<ReadonlyMap<ActionId, string>>;
  /** The newest one asked for, where it could not be done and somebody has said why; else null. */
  readonly refused: StoreApi<{ readonly last: RefusedAction | null }>;
  /** Handles an action from now on; the newest handler of one wins. Returns its own undo. */
  handle(action: ActionId, run: () => void): () => void;
  /** Says why an action cannot be done now, for as long as nobody handles it. Returns its own undo. */
  explain(action: ActionId, why: string): () => void;
  /** Does it; false where nobody handles it. */
  perform(action: ActionId): boolean;
  /** What was refused last has been read. */
  forgetRefused(): void;
}

export function createActionBus(): ActionBus {
  const handlers = new Map<ActionId, (() => void)[]>();
  const able = createStore<ReadonlySet<ActionId>>(() => new Set());
  const whyNot = createStore<ReadonlyMap<ActionId, string>>(() => new Map());
  const refused = createStore<{ readonly last: RefusedAction | null }>(() => ({ last: null }));
  return {
    able,
    whyNot,
    refused,
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
    explain(action, why) {
      whyNot.setState(new Map([...whyNot.getState(), [action, why]]), true);
      return () => {
        if (whyNot.getState().get(action) !== why) return;
        whyNot.setState(new Map([...whyNot.getState()].filter(([other]) => other !== action)), true);
      };
    },
    perform(action) {
      const handler = handlers.get(action)?.at(-1);
      const why = handler === undefined ? whyNot.getState().get(action) : undefined;
      refused.setState({ last: why === undefined ? null : { action, why } });
      handler?.();
      return handler !== undefined;
    },
    forgetRefused: () => refused.setState({ last: null }),
  };
}
