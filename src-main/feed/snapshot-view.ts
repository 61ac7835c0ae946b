import type { YardView } from '#contract/yard-view';

/**
 * The view as a window may have it: its own copy wherever a fold writes. What no fold ever changes (a mark,
 * what a lane holds) is shared.
 */
export function snapshotOf(view: Readonly<YardView>): YardView {
  return {
    ...view,
    fates: view.fates === null ? null : { ...view.fates },
    lanes: view.lanes.map((lane) => ({ ...lane })),
    heldFor: { ...view.heldFor },
    marks: view.marks.slice(),
  };
}
