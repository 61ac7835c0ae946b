import type { TaskId } from '#contract/task';
import { doesTimePass } from '../../state/selectors';
import type { ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import type { Yard } from '../../state/yard-store';
import type { BeltScene } from './belt-scene';
import { NO_FLOW } from './flow-meter';
import { gateStateOf } from './gate-state';
import type { Belt } from './use-belt';

/** What there is to show now, or stood when the view was frozen; but for the canvas it is shown on. */
export type BeltNow = Pick<BeltScene, 'moment' | 'nowMs' | 'tokens' | 'gate' | 'flow'>;

export function beltNow(yard: Yard, view: ViewStore, { model, frozenAt }: Belt): BeltNow {
  const { frozen } = view.getState();
  if (frozen !== null) {
    const { moment, tokens } = frozenAt(frozen);
    const gate = gateStateOf(moment, tokens, frozen.atMs);
    return { moment, tokens, gate, nowMs: frozen.atMs, flow: NO_FLOW };
  }
  const nowMs = yardNow(yard);
  const tokens = model.gauge.levelAt(nowMs);
  const { moment } = model;
  const flow = model.flow.flowAt(yard.hostNow());
  return { moment, nowMs, tokens, flow, gate: gateStateOf(moment, tokens, nowMs) };
}

/** Everything to draw on a canvas of that size. */
export function beltSceneNow(
  yard: Yard,
  view: ViewStore,
  belt: Belt,
  cursorTask: TaskId | null,
  widthPx: number,
  heightPx: number,
): BeltScene {
  const now = beltNow(yard, view, belt);
  return {
    ...now,
    ...{ cursorTask, selectedTask: view.getState().selectedTask },
    layout: belt.stage.layoutFor(now.moment, widthPx, heightPx),
    isUnderWay: belt.stage.isUnderWay,
  };
}

/** Whether the picture moves on by itself. */
export function goesOn(yard: Yard, view: ViewStore, belt: Belt): boolean {
  if (view.getState().frozen !== null) return false;
  return doesTimePass(yard.store.getState()) || belt.stage.isMoving;
}
