import type { z } from 'zod';
import type { Counts } from '#contract/counts';
import { fromZero } from './counted';

/** The books of a run, field by field. */
export const countsShape = {
  accepted: fromZero,
  rejected: fromZero,
  queued: fromZero,
  running: fromZero,
  backingOff: fromZero,
  succeeded: fromZero,
  failed: fromZero,
  timedOut: fromZero,
  cancelled: fromZero,
  attempts: fromZero,
  retries: fromZero,
  ghosts: fromZero,
} satisfies Record<keyof Counts, z.ZodType<number>>;
