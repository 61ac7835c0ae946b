import type { HistoryWish } from './history-source';
import { columnMs, heldFromMs, type LanesScene } from './lanes-scene';

/** The window's own bars reach back less and less while the run goes on: main is asked so far ahead of that. */
const LEAST_RESERVE_MS = 500;

/** What of a picture the window does not hold itself; null: nothing. @param newestMs the end of the run so far */
export function wishOf(scene: LanesScene, run: number, newestMs: number): HistoryWish | null {
  const { scale, rows, seen } = scene;
  const first = rows.lanes[seen.from];
  const last = rows.lanes[seen.to - 1];
  const heldMs = heldFromMs(scene);
  if (first === undefined || last === undefined || scale.fromMs >= heldMs) return null;
  const endMs = Math.min(scene.atMs, newestMs);
  return {
    run,
    span: { fromMs: Math.max(0, scale.fromMs), toMs: Math.min(scale.toMs, heldMs) },
    lanes: { from: first.lane, to: last.lane },
    columnMs: columnMs(scene),
    newestMs: endMs,
    reserveMs: scale.toMs > heldMs ? Math.max(LEAST_RESERVE_MS, (endMs - heldMs) / 4) : 0,
  };
}
