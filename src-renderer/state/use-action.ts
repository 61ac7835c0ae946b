import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { ActionId } from '#contract/actions';
import type { ActionBus } from './action-bus';

/** Handles an action while the component is there, and `able` (by default it is). */
export function useAction(bus: ActionBus, action: ActionId, run: () => void, able = true): void {
  const perform = useEffectEvent(run);
  useEffect(() => (able ? bus.handle(action, () => perform()) : undefined), [bus, action, able]);
}

/** The actions that can be done now; renders again when one comes or goes. */
export function useAbleActions(bus: ActionBus): ReadonlySet<ActionId> {
  return useStore(bus.able);
}
