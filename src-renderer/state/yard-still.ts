import type { EventLines } from './event-log';
import type { FrozenMoment } from './view-store';
import type { Yard, YardState } from './yard-store';

/** The yard as it stood at a moment; nothing that comes later changes it. */
export interface YardStill {
  readonly state: YardState;
  readonly log: EventLines;
}

const stills = new WeakMap<FrozenMoment, YardStill>();

/**
 * What stood when the view was frozen, for pictures that show states rather than time. It is taken at the first
 * asking: whoever freezes the view asks at once, so that a picture that is opened later still finds it.
 */
export function stillOf(yard: Yard, frozen: FrozenMoment): YardStill {
  const known = stills.get(frozen);
  if (known !== undefined) return known;
  const state = yard.store.getState();
  const lanes = state.view.lanes.map((lane) => ({ ...lane }));
  const still = { state: { ...state, view: { ...state.view, lanes } }, log: yard.log.copy() };
  stills.set(frozen, still);
  return still;
}
