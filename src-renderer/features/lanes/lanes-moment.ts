import type { BarRing } from '#contract/bar-ring';
import type { LaneView, TimeMark } from '#contract/yard-view';
import type { TimeSpan } from '../../canvas/time-span';
import { doesTimePass, isBusy, yardNowMs } from '../../state/selectors';
import type { FrozenMoment } from '../../state/view-store';
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
  readonly isFrozen: boolean;
  readonly lanes: readonly LaneView[];
  /** Only those up to `atMs` may be shown. */
  readonly bars: BarRing;
  readonly marks: readonly TimeMark[];
  /** From the beginning of the work to the moment shown. */
  readonly span: TimeSpan;
}

/** A moment before the first start, so that a picture of all the work does not begin with the wait for it. */
const LEAD_MS = 150;

/** @param frozen the moment that the view stands at; null: it is live */
export function momentOf(state: YardState, nowMs: number, frozen: FrozenMoment | null): LanesMoment {
  const { run, view, bars, ghostLanes, deadlines } = state;
  const isFrozen = frozen !== null;
  const atMs = frozen?.atMs ?? nowMs;
  const fromMs = Math.max(0, (view.firstStartMs ?? LEAD_MS) - LEAD_MS);
  return {
    ...{ run, atMs, isFrozen, bars, ghostLanes, deadlines },
    lanes: view.lanes,
    goesOn: doesTimePass(state) && !isFrozen,
    marks: view.marks,
    span: { fromMs, toMs: Math.max(fromMs, atMs) },
  };
}

/**
 * The yard's time as a picture shows it, in milliseconds of the run. Between two messages it is guessed on;
 * a message that shows the guess to have been too long holds the line for a moment, never sends it back.
 */
export function createNowLine(yard: Yard): () => number {
  let run = 0;
  let shownMs = 0;
  return () => {
    const state = yard.store.getState();
    const nowMs = yardNowMs(state, yard.hostNow());
    const holds = state.run === run && isBusy(state);
    shownMs = holds ? Math.max(shownMs, nowMs) : nowMs;
    run = state.run;
    return shownMs;
  };
}
