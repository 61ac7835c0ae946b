import { useEffect, useEffectEvent } from 'react';

/** So long after a layer has closed it has handed the focus back, in milliseconds. */
const HAND_BACK_MS = 20;

/** Closes the layer that is open; null: none is. */
let closeOpen: (() => void) | null = null;
/** Opens the layer that waits for the open one to close; null: none does. */
let openNext: (() => void) | null = null;

/**
 * What lies over the whole page lies there alone, so that Esc closes one thing at a time: the layer that was open closes
 * when this one opens.
 */
export function useOneLayer(opened: boolean, close: () => void): void {
  const shut = useEffectEvent(close);
  useEffect(() => {
    if (!opened) return;
    closeOpen?.();
    const mine = () => shut();
    closeOpen = mine;
    return () => {
      if (closeOpen !== mine) return;
      closeOpen = null;
      if (openNext !== null) setTimeout(openNext, HAND_BACK_MS);
      openNext = null;
    };
  }, [opened]);
}

/**
 * Opens a layer, once one that is open has closed and the focus is back on the page: there it goes again when the new
 * layer closes.
 */
export function openAlone(open: () => void): void {
  if (closeOpen === null) {
    open();
    return;
  }
  openNext = open;
  closeOpen();
}
