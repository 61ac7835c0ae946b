import { z } from 'zod';
import type { Counts } from '#contract/counts';
import { countsShape } from './counts-shape';
import { anObject } from './expectations';

/** An object of a file that a later program may have written: what it says besides is passed over. */
export function recordedOf<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.object(shape, { error: anObject });
}

/** The books of a run. */
export const recordedCounts = recordedOf(countsShape) satisfies z.ZodType<Counts>;
