import type { BarRing } from '#contract/bar-ring';
import type { TimeMark } from '#contract/time-mark';
import type { LaneView } from '#contract/yard-view';
import type { TimeSpan } from '../../canvas/time-span';
import { doesTimePass, isBusy } from '../../state/selectors';
import type { ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import { stillOf } from '../../state/yard-still';
import type { Yard, YardState } from '../../state/yard-store';
import type { LiveFacts } from './live-pieces';

/** The lanes at the moment that is shown. */
export interface LanesMoment extends LiveFacts {
  /** The run's number. */
  readonly run: number;
  /** Now, or the moment of the frozen view. In milliseconds of the run. */
  readonly atMs: number;
  /** Whether time goes on by itself in the picture. */
  readonly goesOn: boolean;
  /** Whether work is under way, so that there is a now: it stands where the clock is paused. */
  readonly hasNow: boolean;
  readonly isFrozen: boolean;
  /** As they stand at that moment. */
  readonly lanes: readonly LaneView[];
  /** The newest bars. Those of them that ended after `endMs` were not known of at the moment that is shown. */
  readonly bars: BarRing;
  readonly endMs: number;
  readonly marks: readonly TimeMark[];
  /** Attempts a task has by the yard's limits; null: not known. */
  readonly maxAttempts: number | null;
  /** From the beginning of the work to the moment shown. */
  readonly span: TimeSpan;
}

/** A moment before the first start, so that a picture of all the work does not begin with the wait for it. */
const LEAD_MS = 150;

/** What is shown of the lanes: what there is now, or what there was when the view was frozen. */
export function lanesNow(yard: Yard, view: ViewStore): LanesMoment {
  const { frozen } = view.getState();
  if (frozen === null) return momentOf(yard.store.getState(), yardNow(yard), false);
  return momentOf(stillOf(yard, frozen).state, frozen.atMs, true);
}

/** @param state of that moment: where the view is frozen it stands as it was then, but for its bars */
export function momentOf(state: YardState, atMs: number, isFrozen: boolean): LanesMoment {
  const { run, view, bars, ghostLanes, deadlines } = state;
  const fromMs = Math.max(0, (view.firstStartMs ?? LEAD_MS) - LEAD_MS);
  return {
    ...{ run, atMs, isFrozen, bars, ghostLanes, deadlines },
    endMs: isFrozen ? Math.min(atMs, view.atMs) : atMs,
    lanes: view.lanes,
    goesOn: doesTimePass(state) && !isFrozen,
    hasNow: isBusy(state) || isFrozen,
    marks: view.marks,
    maxAttempts: view.limits?.maxAttempts ?? null,
    span: { fromMs, toMs: Math.max(fromMs, atMs) },
  };
}
