import { z } from 'zod';
import { MAX_DURATION_MS, type NumberRange } from '#contract/limits';
import { PRIORITIES, type SimulatedBody } from '#contract/task';
import { MAX_KIND_LENGTH, type OrderedBody, type TaskOrder } from '#contract/task-order';
import { MAX_NAME_LENGTH } from '#contract/workload';
import { anObject, flag, numberIn, numberOrNull, objectOf, oneOf, textUpTo } from './expectations';
import { ownLimitsSchema } from './limits-schema';
import { workOptions } from './work-schema';

const RUN_RANGE: NumberRange = { min: 0, max: MAX_DURATION_MS, integer: true };
const FAILURES_RANGE: NumberRange = { min: 0, max: 1000, integer: true };

const simulated = objectOf({
  executor: z.literal('simulated'),
  minMs: numberIn(RUN_RANGE),
  maxMs: numberIn(RUN_RANGE),
  failAttempts: numberOrNull(FAILURES_RANGE),
  fatal: flag().exactOptional(),
  ignoresCancel: flag().exactOptional(),
}).superRefine(({ minMs, maxMs }, context) => {
  if (minMs <= maxMs) return;
  context.addIssue({ code: 'custom', path: ['minMs'], message: `at most maxMs, which is ${maxMs}` });
}) satisfies z.ZodType<SimulatedBody>;

const body: z.ZodType<OrderedBody> = z.discriminatedUnion('executor', [simulated, ...workOptions], {
  error: anObject,
});

/** A task as somebody outside orders it. */
export const taskOrderSchema: z.ZodType<TaskOrder> = objectOf({
  name: textUpTo(MAX_NAME_LENGTH, 1).exactOptional(),
  kind: textUpTo(MAX_KIND_LENGTH, 1).exactOptional(),
  priority: oneOf(PRIORITIES).exactOptional(),
  body,
  own: ownLimitsSchema.exactOptional(),
});
