import { z } from 'zod';
import { KEPT_OUTCOMES, type KeptRun, MAX_RUN_NAME_LENGTH } from '#contract/kept-runs';
import { amount, fromZero, milliseconds } from './counted';
import { oneOf, textUpTo } from './expectations';
import { figuresSchema } from './figures-schema';
import { limitsSchema } from './limits-schema';
import { recordedCounts, recordedOf } from './recorded-shapes';

/** What is kept of a run beside its log. */
export const keptRunSchema: z.ZodType<KeptRun> = recordedOf({
  id: textUpTo(80, 1),
  name: textUpTo(MAX_RUN_NAME_LENGTH, 1).nullable(),
  app: z.string(),
  seed: fromZero,
  startedAt: z.string().nullable(),
  outcome: oneOf(KEPT_OUTCOMES),
  problem: z.string().nullable(),
  endedAtMs: milliseconds,
  bytes: amount,
  events: fromZero,
  counts: recordedCounts,
  limits: limitsSchema,
  limitChanges: fromZero,
  kinds: z.array(recordedOf({ kind: z.string(), tasks: fromZero })).max(20),
  figures: figuresSchema,
});
