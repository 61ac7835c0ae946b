import type { KeyboardEvent } from 'react';
import type { ActionBus } from '../../state/action-bus';
import { useAction } from '../../state/use-action';
import { nextRow } from './next-row';

/** What the keys of a grid work on. */
export interface GridKeys {
  readonly bus: ActionBus;
  readonly count: number;
  /** Where the keyboard stands; −1: nowhere yet. */
  readonly row: number;
  /** How many rows a page has. */
  readonly pageRows: () => number;
  readonly goTo: (row: number) => void;
  /** Selects what the row speaks of. */
  readonly select: (row: number) => void;
  /** The same, or nothing where it is selected already. */
  readonly pick: (row: number) => void;
  readonly copy: (row: number) => void;
}

/**
 * Arrows, Home, End and pages go from row to row, Enter and Space pick, Ctrl or Cmd with C copies; the window's own keys
 * for the next and the previous task go and select.
 *
 * @returns what is to be done for a press on the grid
 */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent) => void {
  const { bus, count, row, goTo, select, pick, copy } = keys;
  useAction(bus, 'next-row', () => step('ArrowDown'), count > 0);
  useAction(bus, 'previous-row', () => step('ArrowUp'), count > 0);

  function step(key: 'ArrowDown' | 'ArrowUp'): void {
    const next = nextRow({ key, altKey: false, ctrlKey: false, metaKey: false }, row, count, 1);
    if (next === null) return;
    goTo(next);
    select(next);
  }

  return (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      // What is marked with the mouse is copied as ever.
      if (row < 0 || window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copy(row);
      return;
    }
    // A button in a row has these two for itself.
    if ((event.key === 'Enter' || event.key === ' ') && event.target === event.currentTarget) {
      event.preventDefault();
      if (row >= 0) pick(row);
      else if (count > 0) goTo(count - 1);
      return;
    }
    const next = nextRow(event, row, count, Math.max(1, keys.pageRows()));
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };
}
