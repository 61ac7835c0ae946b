import type { EventLines } from './event-log';
import { madeOnce } from './made-once';
import type { FrozenMoment } from './view-store';
import type { Yard, YardState } from './yard-store';

/** The yard as it stood at a moment; nothing that comes later changes it. */
export interface YardStill {
  readonly state: YardState;
  readonly log: EventLines;
}

/**
 * What stood when the view was frozen, for pictures that show states rather than time. It is taken at the first
 * asking: whoever freezes the view asks at once, so that a picture that is opened later still finds it.
 */
export function stillOf(yard: Yard, frozen: FrozenMoment): YardStill {
  return stillAt(frozen, yard);
}

const stillAt = madeOnce((_frozen: FrozenMoment, yard: Yard): YardStill => {
  const state = yard.store.getState();
  const lanes = state.view.lanes.map((lane) => ({ ...lane }));
  return { state: { ...state, view: { ...state.view, lanes } }, log: yard.log.copy() };
});
