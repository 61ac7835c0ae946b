import { z } from 'zod';
import type { Counts } from '#contract/counts';
import { fromZero } from './counted';
import { anObject } from './expectations';

/** An object of a file that a later program may have written: what it says besides is passed over. */
export function recordedOf<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.object(shape, { error: anObject });
}

/** The books of a run. */
export const recordedCounts = recordedOf({
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
}) satisfies z.ZodType<Counts>;
