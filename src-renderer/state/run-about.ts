import type { Limits } from '#contract/limits';
import type { ViewStore } from './view-store';
import { stillOf } from './yard-still';
import type { Yard } from './yard-store';

/** What numbers of a run are of, for those who read them elsewhere. */
export interface RunAbout {
  /** What people call the run: the yard's first, second, … */
  readonly run: number;
  readonly seed: number | null;
  /** Name and version of the program, as `switchyard/0.1.0`. */
  readonly app: string;
  /** The yard's limits as they are at the end of what is shown. */
  readonly limits: Limits | null;
}

export function runAbout(yard: Yard, view: ViewStore): RunAbout {
  const { frozen } = view.getState();
  const state = frozen === null ? yard.store.getState() : stillOf(yard, frozen).state;
  const { header, limits } = state.view;
  return { run: state.runCount, seed: header?.seed ?? null, app: header?.app ?? '', limits };
}
