import { type RefObject, useLayoutEffect } from 'react';

/** When a part of the window that has the focus goes away, the focus goes back to where it was when it came. */
export function useFocusReturn(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    const before = document.activeElement;
    return () => {
      const isHere = element?.contains(document.activeElement) ?? false;
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [part]);
}
