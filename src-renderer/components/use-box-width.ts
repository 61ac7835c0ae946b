import { type RefObject, useCallback, useSyncExternalStore } from 'react';

/** How wide a box is within its scrollbar, in pixels, as it changes; 0 before it is laid out. */
export function useBoxWidth(box: RefObject<HTMLElement | null>): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const observer = new ResizeObserver(changed);
      if (box.current !== null) observer.observe(box.current);
      return () => observer.disconnect();
    },
    [box],
  );
  return useSyncExternalStore(subscribe, () => box.current?.clientWidth ?? 0);
}
