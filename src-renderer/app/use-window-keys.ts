import { useEffect, useEffectEvent } from 'react';

/** What each key of the window does. */
export interface WindowKeys {
  readonly search: () => void;
  readonly theme: () => void;
  readonly clear: () => void;
}

/** `/` search · `T` theme · Esc clear; nothing while somebody types, or with a modifier. */
export function useWindowKeys(keys: WindowKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    switch (event.key) {
      case '/':
        event.preventDefault();
        keys.search();
        return;
      case 't':
      case 'T':
        keys.theme();
        return;
      case 'Escape':
        keys.clear();
        return;
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
