import type { Outcome } from './task';

/**
 * The yard's books. At every moment
 * `accepted = succeeded + failed + timedOut + cancelled + queued + running + backingOff`.
 */
export interface Counts {
  /** Submissions that became tasks. */
  accepted: number;
  /** Submissions that never became tasks. */
  rejected: number;
  /** Tasks that wait for their first start. */
  queued: number;
  /** Tasks with an attempt that has no verdict yet. */
  running: number;
  /** Tasks between two attempts: in their delay, or past it and waiting for a lane or a token. */
  backingOff: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  cancelled: number;
  /** Attempts started. */
  attempts: number;
  /** Retries scheduled. */
  retries: number;
  /** Bodies that outlived their verdict and have stopped since; whatever they brought was discarded. */
  ghosts: number;
}

/** Which count an outcome belongs to. */
export const COUNT_OF_OUTCOME = {
  succeeded: 'succeeded',
  failed: 'failed',
  'timed-out': 'timedOut',
  cancelled: 'cancelled',
} as const satisfies Record<Outcome, keyof Counts>;

export function zeroCounts(): Counts {
  return {
    accepted: 0,
    rejected: 0,
    queued: 0,
    running: 0,
    backingOff: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    cancelled: 0,
    attempts: 0,
    retries: 0,
    ghosts: 0,
  };
}

/** Tasks accepted and not yet settled. */
export function pendingOf(counts: Readonly<Counts>): number {
  return counts.queued + counts.running + counts.backingOff;
}

/** Tasks that have settled, whatever their status. */
export function settledOf(counts: Readonly<Counts>): number {
  return counts.succeeded + counts.failed + counts.timedOut + counts.cancelled;
}

/** Whether nothing accepted is lost or counted twice. */
export function isConserved(counts: Readonly<Counts>): boolean {
  return counts.accepted === settledOf(counts) + pendingOf(counts);
}
