import type { ShutdownBy } from '#contract/feed-message';
import type { LaneId } from '#contract/task';
import type { ShutdownMode } from '#contract/task-event';
import type { YardPhase } from '#contract/yard-view';
import type { Yard } from '../yard/yard';
import type { AskedWork } from './quit-question';
import { workLeft } from './work-watch';

/** What leaving needs of a yard. */
export interface LeftYard {
  readonly phase: YardPhase;
  /** Whether tasks are pending or still to come. */
  hasWork(): boolean;
  drain(mode: ShutdownMode, graceMs: number | null, by: ShutdownBy): Promise<void>;
  /** Resolves once the yard stands still, without asking it to. */
  stopped(): Promise<void>;
  /** Lanes whose work has been told to stop and has not. */
  hangingLanes(): readonly LaneId[];
}

/** A yard as somebody who leaves sees it. */
export function leftYard(yard: Yard): LeftYard & { work(): AskedWork } {
  const { scheduler, submissions } = yard;
  const work = () => ({
    counts: scheduler.counts,
    toSubmit: submissions.toSubmit,
    isShuttingDown: scheduler.phase !== 'running',
  });
  return {
    get phase() {
      return scheduler.phase;
    },
    work,
    hasWork: () => workLeft(work()) > 0,
    drain: (mode, graceMs, by) => yard.drain(mode, graceMs, by),
    stopped: () => yard.stopped(),
    hangingLanes: () => yard.hangingLanes(),
  };
}
