import { lastingLooks } from './kept-look';
import { NOTHING_TICKED } from './ticked-rows';
import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

/**
 * What a window looks at of a run ends with it: the next one's tasks bear the same numbers, and the yard has let
 * go of what was. So a new run lets a frozen view go on, and ends selection, ticks and what else speaks of its tasks.
 * Set it up before anybody else listens to the yard. Returns its own undo.
 */
export function leavePastRuns(yard: Yard, view: ViewStore): () => void {
  return yard.store.subscribe((state, before) => {
    if (state.run === before.run || before.run === 0) return;
    view.setState(({ looks }) => ({
      ...{ frozen: null, selectedTask: null, ticked: NOTHING_TICKED },
      looks: lastingLooks(looks),
    }));
  });
}
