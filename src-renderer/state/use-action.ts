import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { ActionId } from '#contract/actions';
import type { ActionBus, RefusedAction } from './action-bus';

/**
 * Handles an action while the component is there.
 *
 * @param able whether it can be done now; a sentence instead of `false` says why it cannot
 */
export function useAction(
  bus: ActionBus,
  action: ActionId,
  run: () => void,
  able: boolean | string = true,
): void {
  const perform = useEffectEvent(run);
  useEffect(() => {
    if (able === true) return bus.handle(action, () => perform());
    return able === false ? undefined : bus.explain(action, able);
  }, [bus, action, able]);
}

/** The actions that can be done now; renders again when one comes or goes. */
export function useAbleActions(bus: ActionBus): ReadonlySet<ActionId> {
  return useStore(bus.able);
}

/** Why others cannot be done now, as far as somebody has said. */
export function useWhyNot(bus: ActionBus): ReadonlyMap<ActionId, string> {
  return useStore(bus.whyNot);
}

/** The newest action asked for, where it could not be done and somebody says why; else null. */
export function useRefusedAction(bus: ActionBus): RefusedAction | null {
  return useStore(bus.refused, ({ last }) => last);
}
