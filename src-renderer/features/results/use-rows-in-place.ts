import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';

/**
 * Keeps the rows where they stand on the screen when the inspector comes or goes: beside it the tools above them need
 * another line, and the next press would meet another row than the one that was aimed at.
 *
 * @param box the box that scrolls
 */
export function useRowsInPlace(view: ViewStore, box: RefObject<HTMLElement | null>): void {
  const isInspected = useView(view, ({ selectedTask }) => selectedTask !== null);
  const topPx = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the inspector is the reason, not an input
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const nowPx = element.getBoundingClientRect().top;
    if (topPx.current !== null) element.scrollTop += nowPx - topPx.current;
    topPx.current = nowPx;
  }, [box, isInspected]);

  // Whatever else moves the table may move its rows.
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      topPx.current = element.getBoundingClientRect().top;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
}
