import { SNAPSHOT_BARS } from '#contract/feed-message';
import type { YardView } from '#contract/yard-view';

/**
 * The view as a window may have it: its own copy wherever a fold writes, with the newest bars only. What
 * no fold ever changes (a bar, a mark, what a lane holds) is shared.
 */
export function snapshotOf(view: Readonly<YardView>): YardView {
  const surplus = Math.max(0, view.bars.length - SNAPSHOT_BARS);
  return {
    ...view,
    lanes: view.lanes.map((lane) => ({ ...lane })),
    bars: view.bars.slice(surplus),
    barsForgotten: view.barsForgotten + surplus,
    marks: view.marks.slice(),
  };
}
