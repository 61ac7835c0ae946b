import { rowOfLane } from './lane-rows';
import type { LanesScene } from './lanes-scene';

/** Whether anything of the selected task's attempts can be seen. */
export function isInSight({ stretches, scale, rows, seen, atMs }: LanesScene): boolean {
  return stretches.some(({ lane, fromMs, toMs }) => {
    if (fromMs > scale.toMs || (toMs ?? atMs) < scale.fromMs) return false;
    const row = rowOfLane(rows, lane);
    return row >= seen.from && row < seen.to;
  });
}
