import type { HistoryWish } from './history-queries';
import { columnMs, heldFromMs, type LanesScene } from './lanes-scene';

/** The window's own bars reach back less and less while the run goes on: main is asked so far ahead of that. */
const LEAST_RESERVE_MS = 500;

/** What of a picture the window does not hold itself; null: nothing. @param newestMs the end of the run so far */
export function wishOf(scene: LanesScene, run: number, newestMs: number): HistoryWish | null {
  const { scale, rows, seen } = scene;
  const heldMs = heldFromMs(scene);
  if (seen.from >= seen.to || scale.fromMs >= heldMs) return null;
  const endMs = Math.min(scene.endMs, newestMs);
  const heldForMs = Math.max(0, endMs - heldMs);
  // Never so far that it were short again before the run has gone on by much.
  const reserveMs = Math.min(Math.max(LEAST_RESERVE_MS, heldForMs / 4), heldForMs / 2);
  return {
    run,
    span: { fromMs: Math.max(0, scale.fromMs), toMs: Math.min(scale.toMs, heldMs) },
    lanes: rows.lanes.slice(seen.from, seen.to).map(({ lane }) => lane),
    columnMs: columnMs(scene),
    newestMs: endMs,
    reserveMs: scale.toMs > heldMs ? reserveMs : 0,
  };
}
