import { useSyncExternalStore } from 'react';

/** One value that parts of the charts watch, each for itself: a change renders them and nothing around them. */
export interface Cell<T> {
  get(): T;
  set(value: T): void;
  /** Run at every change. Returns its own undo. */
  watch(run: () => void): () => void;
}

export function createCell<T>(first: T): Cell<T> {
  const watchers = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const run of watchers) run();
    },
    watch(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
  };
}

export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.watch, cell.get);
}
