import { z } from 'zod';
import {
  type Backoff,
  DEFAULT_AGING_PER_SECOND,
  DEFAULT_BACKOFFS,
  DEFAULT_BURST,
  DEFAULT_JITTER_RATIO,
  DEFAULT_WEIGHTS,
} from '#contract/limits';
import type { LimitsPatch } from '#contract/yard-api';
import { anObject, objectOf } from './expectations';
import {
  agingPerSecond,
  backoffShape,
  jitterRatio,
  limitsShape,
  plainJitter,
  priorityWeights,
  rateShape,
  someLimits,
  strictPriority,
  withinCap,
} from './limits-schema';

/**
 * Limits as a person writes them in a file: any of them, and a nested one may leave out what has a default
 * (`"backoff": {"kind": "exponential"}`, `"rate": {"perSecond": 5}`).
 */
export const limitsFileSchema: z.ZodType<LimitsPatch> = someLimits({
  ...limitsShape,
  backoff: z.discriminatedUnion(
    'kind',
    [backoffOf('none'), backoffOf('fixed'), backoffOf('linear'), backoffOf('exponential')],
    { error: anObject },
  ),
  jitter: z.discriminatedUnion(
    'kind',
    [
      plainJitter,
      objectOf({ kind: z.literal('proportional'), ratio: jitterRatio.default(DEFAULT_JITTER_RATIO) }),
    ],
    { error: anObject },
  ),
  rate: z.nullable(objectOf({ ...rateShape, burst: rateShape.burst.default(DEFAULT_BURST) })),
  priority: z.discriminatedUnion(
    'kind',
    [
      strictPriority,
      objectOf({ kind: z.literal('weighted'), weights: priorityWeights.default(DEFAULT_WEIGHTS) }),
      objectOf({ kind: z.literal('aging'), perSecond: agingPerSecond.default(DEFAULT_AGING_PER_SECOND) }),
    ],
    { error: anObject },
  ),
});

function backoffOf<K extends Backoff['kind']>(kind: K) {
  const { baseMs, maxMs } = DEFAULT_BACKOFFS[kind];
  return withinCap(
    objectOf({
      kind: z.literal(kind),
      baseMs: backoffShape.baseMs.default(baseMs),
      maxMs: backoffShape.maxMs.default(maxMs),
    }),
  );
}
