/** What a key does while the table has the focus. */
export type TableMove =
  /** The selection goes so many rows on; negative: up. */
  | { readonly kind: 'step'; readonly by: number }
  /** Scrolls by so many screens of rows. */
  | { readonly kind: 'page'; readonly by: number }
  /** Scrolls to the first row, or to the last. */
  | { readonly kind: 'end'; readonly by: -1 | 1 }
  /** Ticks the selected row, or takes its tick away. */
  | { readonly kind: 'tick' }
  /** The same, and goes on. */
  | { readonly kind: 'tick-step'; readonly by: number }
  | { readonly kind: 'tick-all' }
  | { readonly kind: 'untick-all' };

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The move of a key; null: it is not the table's. */
export function moveOfKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Press): TableMove | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { kind: 'tick-all' } : null;
  switch (key) {
    case 'ArrowDown':
      return { kind: shiftKey ? 'tick-step' : 'step', by: 1 };
    case 'ArrowUp':
      return { kind: shiftKey ? 'tick-step' : 'step', by: -1 };
    case 'PageDown':
      return { kind: 'page', by: 1 };
    case 'PageUp':
      return { kind: 'page', by: -1 };
    case 'Home':
      return { kind: 'end', by: -1 };
    case 'End':
      return { kind: 'end', by: 1 };
    case ' ':
      return { kind: 'tick' };
    case 'Escape':
      return { kind: 'untick-all' };
    default:
      return null;
  }
}
