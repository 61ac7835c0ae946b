import type { RefObject } from 'react';

/** Moves the focus into a line once it is there; into the button below them where there is none. */
export function focusRow(within: RefObject<HTMLElement | null>, at: number): void {
  queueMicrotask(() => {
    const rows = within.current?.querySelectorAll<HTMLElement>('[data-row]');
    const box = rows?.[at]?.querySelector<HTMLElement>('input, textarea');
    (box ?? within.current?.querySelector<HTMLElement>(':scope > button'))?.focus();
  });
}
