import type { TreeRow } from './tree-rows';

/** What a key does in the tree, as the pattern for tree views has it. */
export type TreeMove =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'select'; readonly id: string }
  | { readonly kind: 'cancel'; readonly id: string };

/** null: the key means nothing here. */
export function treeMove(key: string, rows: readonly TreeRow[], activeId: string | null): TreeMove | null {
  const at = rows.findIndex(({ id }) => id === activeId);
  const row = rows[at];
  const go = (to: TreeRow | undefined): TreeMove | null =>
    to === undefined ? null : { kind: 'go', id: to.id };
  if (row === undefined) return /^(Arrow(Up|Down)|Home|End| )$/.test(key) ? go(rows[0]) : null;
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (row.expanded === null) return null;
      return row.expanded ? go(rows[at + 1]) : { kind: 'toggle', id: row.id };
    case 'ArrowLeft':
      return row.expanded === true
        ? { kind: 'toggle', id: row.id }
        : go(rows.find(({ id }) => id === row.parent));
    case 'Enter':
    case ' ':
      return { kind: 'select', id: row.id };
    case 'Delete':
    // What a Mac's key for deleting sends.
    case 'Backspace':
      return { kind: 'cancel', id: row.id };
    default:
      return null;
  }
}

/** The row of the next task after a row (−1: from the top), or before it where `by` is −1; −1: there is none. */
export function nextTask(rows: readonly TreeRow[], at: number, by: 1 | -1): number {
  for (let index = at + by; index >= 0 && index < rows.length; index += by) {
    if (rows[index]?.node.kind === 'task') return index;
  }
  return -1;
}
