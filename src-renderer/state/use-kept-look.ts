import { useCallback } from 'react';
import { useStore } from 'zustand';
import { type KeptLook, lookIn, withLook } from './kept-look';
import type { ViewStore } from './view-store';

/** Takes the next value, or makes it from the one before. */
export type ChangeLook<T> = (next: (before: T) => T) => void;

/** How a feature looks at the yard, kept by the window while the feature is not shown. */
export function useKeptLook<T>(view: ViewStore, look: KeptLook<T>): readonly [T, ChangeLook<T>] {
  const value = useStore(view, ({ looks }) => lookIn(looks, look));
  const change = useCallback<ChangeLook<T>>(
    (next) => view.setState(({ looks }) => ({ looks: withLook(looks, look, next(lookIn(looks, look))) })),
    [view, look],
  );
  return [value, change];
}
