import { type Counts, pendingOf } from '#contract/counts';
import type { CancelTimer, Clock } from '../../engine/ports';
import type { Yard } from '../yard/yard';

/** The yard's work at one moment. */
export interface WorkSample {
  /** When, in monotonic milliseconds of the host. */
  readonly atMs: number;
  /** Which run of the yard. */
  readonly run: number;
  readonly counts: Readonly<Counts>;
  /** Tasks a workload still has to submit. */
  readonly toSubmit: number;
  /** Bodies that run on after their verdict. */
  readonly ghosts: number;
  /** The clock stands still, or nothing is started. */
  readonly isResting: boolean;
}

/** Time between two samples, in milliseconds. */
export const SAMPLE_MS = 500;

/** Tasks pending or still to come. */
export function workLeft({ counts, toSubmit }: Pick<WorkSample, 'counts' | 'toSubmit'>): number {
  return pendingOf(counts) + toSubmit;
}

export function sampleWork({ feed }: Pick<Yard, 'feed'>, clock: Clock): WorkSample {
  const state = feed.state();
  return {
    atMs: clock.now(),
    run: state.run,
    counts: state.counts,
    toSubmit: state.toSubmit,
    ghosts: state.ghostLanes.length,
    isResting: state.clock.paused || state.dispatchHeld,
  };
}

/**
 * Looks at the yard's work twice a second: looking costs the same however many events there are, and a taskbar
 * needs no more.
 *
 * @returns its own undo
 */
export function watchWork(
  yard: Pick<Yard, 'feed'>,
  clock: Clock,
  listener: (sample: WorkSample) => void,
): () => void {
  let cancel: CancelTimer;
  const look = () => {
    listener(sampleWork(yard, clock));
    cancel = clock.at(clock.now() + SAMPLE_MS, look);
  };
  look();
  return () => cancel();
}
