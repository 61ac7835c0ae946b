import { useEffect } from 'react';
import { useStore } from 'zustand';
import { followWallTimes, type WallTimes, wallTimesOf } from './wall-times';
import type { Yard } from './yard-store';

/** When moments of the run were in the world's time; kept up with the yard's clock while the component is there. */
export function useWallTimes(yard: Yard): WallTimes {
  useEffect(() => followWallTimes(yard), [yard]);
  return useStore(wallTimesOf(yard));
}
