import type { Cell } from './cell';

/** Pause between one turn and the next, in milliseconds: six charts come round in a quarter of a second. */
const TURN_MS = 40;

export interface RedrawTurns<T> {
  /** Everybody's next value; one that has not been shown yet gives way to it. */
  show(value: T): void;
  close(): void;
}

/**
 * Gives each cell the newest value in its turn, one at a time, so that no task of the main thread has to draw
 * all of them.
 *
 * @param after run once after so many milliseconds; returns its own undo
 */
export function createRedrawTurns<T>(
  cells: readonly Cell<T | null>[],
  after: (delayMs: number, run: () => void) => () => void,
): RedrawTurns<T> {
  let newest: T | null = null;
  let turn = 0;
  let resting: (() => void) | null = null;

  function next(): void {
    resting = null;
    for (let tried = 0; tried < cells.length; tried++) {
      const cell = cells[turn] as Cell<T | null>;
      turn = (turn + 1) % cells.length;
      if (cell.get() === newest) continue;
      resting = after(TURN_MS, next);
      cell.set(newest);
      return;
    }
  }

  return {
    show(value) {
      newest = value;
      if (resting === null) next();
    },
    close() {
      resting?.();
      resting = null;
    },
  };
}
