import { z } from 'zod';
import {
  BACKOFF_KINDS,
  BACKOFF_LANES,
  type Backoff,
  type Jitter,
  LIMIT_RANGES,
  type Limits,
  OVERFLOWS,
  type PriorityRule,
  type Rate,
} from '#contract/limits';
import type { LimitsPatch } from '#contract/yard-api';
import { anObject, flag, numberIn, numberOrNull, objectOf, oneOf } from './expectations';

const backoff = objectOf({
  kind: oneOf(BACKOFF_KINDS),
  baseMs: numberIn(LIMIT_RANGES['backoff.baseMs']),
  maxMs: numberIn(LIMIT_RANGES['backoff.maxMs']),
}).superRefine((value, context) => {
  if (value.baseMs <= value.maxMs) return;
  context.addIssue({ code: 'custom', path: ['baseMs'], message: `at most maxMs, which is ${value.maxMs}` });
}) satisfies z.ZodType<Backoff>;

const jitter = z.discriminatedUnion(
  'kind',
  [
    objectOf({ kind: z.enum(['none', 'full', 'equal', 'decorrelated']) }),
    objectOf({ kind: z.literal('proportional'), ratio: numberIn(LIMIT_RANGES['jitter.ratio']) }),
  ],
  { error: anObject },
) satisfies z.ZodType<Jitter>;

const rate = objectOf({
  perSecond: numberIn(LIMIT_RANGES['rate.perSecond']),
  burst: numberIn(LIMIT_RANGES['rate.burst']),
}) satisfies z.ZodType<Rate>;

const weight = numberIn(LIMIT_RANGES['priority.weights']);
const priority = z.discriminatedUnion(
  'kind',
  [
    objectOf({ kind: z.literal('strict') }),
    objectOf({
      kind: z.literal('weighted'),
      weights: objectOf({ high: weight, medium: weight, low: weight }),
    }),
    objectOf({ kind: z.literal('aging'), perSecond: numberIn(LIMIT_RANGES['priority.perSecond']) }),
  ],
  { error: anObject },
) satisfies z.ZodType<PriorityRule>;

const shape = {
  workers: numberIn(LIMIT_RANGES.workers),
  maxAttempts: numberIn(LIMIT_RANGES.maxAttempts),
  attemptTimeoutMs: numberOrNull(LIMIT_RANGES.attemptTimeoutMs),
  queueTimeoutMs: numberOrNull(LIMIT_RANGES.queueTimeoutMs),
  totalTimeoutMs: numberOrNull(LIMIT_RANGES.totalTimeoutMs),
  backoff,
  jitter,
  backoffLane: oneOf(BACKOFF_LANES),
  rate: z.nullable(rate),
  retriesSpendTokens: flag(),
  priority,
  queueCapacity: numberOrNull(LIMIT_RANGES.queueCapacity),
  overflow: oneOf(OVERFLOWS),
};

/** Every limit, whole. */
export const limitsSchema: z.ZodType<Limits> = objectOf(shape);

/** Limits to change: any of them, nested ones whole, no unknown key. */
export const limitsPatchSchema: z.ZodType<LimitsPatch> = objectOf({
  workers: shape.workers.exactOptional(),
  maxAttempts: shape.maxAttempts.exactOptional(),
  attemptTimeoutMs: shape.attemptTimeoutMs.exactOptional(),
  queueTimeoutMs: shape.queueTimeoutMs.exactOptional(),
  totalTimeoutMs: shape.totalTimeoutMs.exactOptional(),
  backoff: shape.backoff.exactOptional(),
  jitter: shape.jitter.exactOptional(),
  backoffLane: shape.backoffLane.exactOptional(),
  rate: shape.rate.exactOptional(),
  retriesSpendTokens: shape.retriesSpendTokens.exactOptional(),
  priority: shape.priority.exactOptional(),
  queueCapacity: shape.queueCapacity.exactOptional(),
  overflow: shape.overflow.exactOptional(),
});

/** A task's own limits: those that differ from the yard's. */
export const ownLimitsSchema = objectOf({
  maxAttempts: shape.maxAttempts.exactOptional(),
  attemptTimeoutMs: shape.attemptTimeoutMs.exactOptional(),
  queueTimeoutMs: shape.queueTimeoutMs.exactOptional(),
  totalTimeoutMs: shape.totalTimeoutMs.exactOptional(),
});
