import { type RefObject, useEffectEvent, useLayoutEffect } from 'react';

/**
 * Hands the focus on when a part of the page goes while the focus is within it: else it would fall to the page, where
 * the next key means something else.
 *
 * @param heir is asked for after the part has gone
 */
export function useFocusHeir(part: RefObject<HTMLElement | null>, heir: () => HTMLElement | null): void {
  const handOn = useEffectEvent(() => heir()?.focus());
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(() => handOn());
    };
  }, [part]);
}
