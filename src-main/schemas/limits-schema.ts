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
import { apiWords } from './api-words';
import { anObject, flag, numberIn, numberOrNull, objectOf, oneOf } from './expectations';

/** Fields of a delay between attempts; those that a person may leave out have a default in a file. */
export const backoffShape = {
  baseMs: numberIn(LIMIT_RANGES['backoff.baseMs']).describe('Delay before the first retry, in milliseconds.'),
  maxMs: numberIn(LIMIT_RANGES['backoff.maxMs']).describe('Longest delay, in milliseconds.'),
};

/** A first delay above the cap would never be kept. */
export function withinCap<T extends z.ZodType<{ readonly baseMs: number; readonly maxMs: number }>>(
  schema: T,
): T {
  return schema.superRefine((value, context) => {
    if (value.baseMs <= value.maxMs) return;
    context.addIssue({ code: 'custom', path: ['baseMs'], message: `at most maxMs, which is ${value.maxMs}` });
  });
}

const backoff = withinCap(
  objectOf({ kind: oneOf(BACKOFF_KINDS), ...backoffShape }),
) satisfies z.ZodType<Backoff>;

export const plainJitter = objectOf({ kind: z.enum(['none', 'full', 'equal', 'decorrelated']) });
export const jitterRatio = numberIn(LIMIT_RANGES['jitter.ratio']).describe(
  'Of `proportional`: the delay is multiplied by 1 − ratio to 1 + ratio.',
);

const jitter = z.discriminatedUnion(
  'kind',
  [plainJitter, objectOf({ kind: z.literal('proportional'), ratio: jitterRatio })],
  { error: anObject },
) satisfies z.ZodType<Jitter>;

export const rateShape = {
  perSecond: numberIn(LIMIT_RANGES['rate.perSecond']).describe('Starts a second.'),
  burst: numberIn(LIMIT_RANGES['rate.burst']).describe('Starts that may come at once.'),
};
const rate = objectOf(rateShape) satisfies z.ZodType<Rate>;

const weight = numberIn(LIMIT_RANGES['priority.weights']);
export const priorityWeights = objectOf({ high: weight, medium: weight, low: weight }).describe(
  'How often each level is chosen while none is empty.',
);
export const agingPerSecond = numberIn(LIMIT_RANGES['priority.perSecond']).describe(
  'Levels that a task rises a second while it waits.',
);
export const strictPriority = objectOf({ kind: z.literal('strict') });

const priority = z.discriminatedUnion(
  'kind',
  [
    strictPriority,
    objectOf({ kind: z.literal('weighted'), weights: priorityWeights }),
    objectOf({ kind: z.literal('aging'), perSecond: agingPerSecond }),
  ],
  { error: anObject },
) satisfies z.ZodType<PriorityRule>;

type LimitsShape = { readonly [K in keyof Limits]: z.ZodType<Limits[K]> };

export const limitsShape = {
  workers: numberIn(LIMIT_RANGES.workers).describe('Lanes: attempts that run at one time.'),
  maxAttempts: numberIn(LIMIT_RANGES.maxAttempts).describe('Runs of a task in all, the first included.'),
  attemptTimeoutMs: numberOrNull(LIMIT_RANGES.attemptTimeoutMs).describe(
    'Longest attempt, in milliseconds; null: no limit.',
  ),
  queueTimeoutMs: numberOrNull(LIMIT_RANGES.queueTimeoutMs).describe(
    'Longest wait for the first start, in milliseconds; null: no limit.',
  ),
  totalTimeoutMs: numberOrNull(LIMIT_RANGES.totalTimeoutMs).describe(
    'Longest life of a task, waits and delays included, in milliseconds; null: no limit.',
  ),
  backoff,
  jitter,
  backoffLane: oneOf(BACKOFF_LANES).describe(
    'Whether a lane waits with its task before a retry (hold) or takes other work (free).',
  ),
  rate: z.nullable(rate),
  retriesSpendTokens: flag().describe('Whether retries count against the rate.'),
  priority,
  queueCapacity: numberOrNull(LIMIT_RANGES.queueCapacity).describe('Tasks that may wait; null: no bound.'),
  overflow: oneOf(OVERFLOWS).describe(
    'What a full queue does: submitters wait (block), a task is turned away (reject), or the oldest of the lowest level is dropped (drop-oldest).',
  ),
} satisfies LimitsShape;

/** Every limit, whole. */
export const limitsSchema: z.ZodType<Limits> = objectOf(limitsShape).register(apiWords, {
  id: 'Limits',
  description: 'Every limit. null means none',
});

/** Any of the limits, no unknown key. */
export function someLimits(shape: LimitsShape): z.ZodType<LimitsPatch> {
  return objectOf({
    workers: z.exactOptional(shape.workers),
    maxAttempts: z.exactOptional(shape.maxAttempts),
    attemptTimeoutMs: z.exactOptional(shape.attemptTimeoutMs),
    queueTimeoutMs: z.exactOptional(shape.queueTimeoutMs),
    totalTimeoutMs: z.exactOptional(shape.totalTimeoutMs),
    backoff: z.exactOptional(shape.backoff),
    jitter: z.exactOptional(shape.jitter),
    backoffLane: z.exactOptional(shape.backoffLane),
    rate: z.exactOptional(shape.rate),
    retriesSpendTokens: z.exactOptional(shape.retriesSpendTokens),
    priority: z.exactOptional(shape.priority),
    queueCapacity: z.exactOptional(shape.queueCapacity),
    overflow: z.exactOptional(shape.overflow),
  });
}

/** Limits to change: any of them, nested ones whole. */
export const limitsPatchSchema: z.ZodType<LimitsPatch> = someLimits(limitsShape).register(apiWords, {
  id: 'LimitsPatch',
  description: 'Limits to change; what is absent stays',
});

/** A task's own limits: those that differ from the yard's. */
export const ownLimitsSchema = objectOf({
  maxAttempts: limitsShape.maxAttempts.exactOptional(),
  attemptTimeoutMs: limitsShape.attemptTimeoutMs.exactOptional(),
  queueTimeoutMs: limitsShape.queueTimeoutMs.exactOptional(),
  totalTimeoutMs: limitsShape.totalTimeoutMs.exactOptional(),
}).describe('Limits of this task alone; what is absent is the yard’s.');
