import { z } from 'zod';
import { MAX_DURATION_MS, type NumberRange } from '#contract/limits';
import { type InlineBody, PRIORITIES, type SimulatedBody, type TaskBody } from '#contract/task';
import { MAX_KIND_LENGTH, type OrderedBody, type TaskOrder } from '#contract/task-order';
import { MAX_NAME_LENGTH } from '#contract/workload';
import { apiWords } from './api-words';
import { anObject, flag, numberIn, numberOrNull, objectOf, oneOf, textUpTo } from './expectations';
import { ownLimitsSchema } from './limits-schema';
import { workOptions } from './work-schema';

const RUN_RANGE: NumberRange = { min: 0, max: MAX_DURATION_MS, integer: true };
const FAILURES_RANGE: NumberRange = { min: 0, max: 1000, integer: true };

const simulated = objectOf({
  executor: z.literal('simulated'),
  minMs: numberIn(RUN_RANGE).describe('Shortest run of an attempt, in milliseconds.'),
  maxMs: numberIn(RUN_RANGE).describe('Longest run of an attempt, in milliseconds.'),
  failAttempts: numberOrNull(FAILURES_RANGE).describe('So many attempts fail first; null: every one fails.'),
  fatal: flag().describe('A failure is final: no retry follows.').exactOptional(),
  ignoresCancel: flag().describe('The body runs on after a timeout or cancel.').exactOptional(),
}).superRefine(({ minMs, maxMs }, context) => {
  if (minMs <= maxMs) return;
  context.addIssue({ code: 'custom', path: ['minMs'], message: `at most maxMs, which is ${maxMs}` });
}) satisfies z.ZodType<SimulatedBody>;

const body: z.ZodType<OrderedBody> = z
  .discriminatedUnion('executor', [simulated, ...workOptions], { error: anObject })
  .describe('What an attempt does, told apart by its executor.');

const inline = objectOf({
  executor: z.literal('inline'),
  body: z.string(),
  payload: z.unknown().optional(),
}) satisfies z.ZodType<InlineBody>;

/** What a task does, whoever submitted it. */
export const taskBodySchema: z.ZodType<TaskBody> = z
  .discriminatedUnion('executor', [simulated, inline, ...workOptions], { error: anObject })
  .register(apiWords, { id: 'TaskBody' });

/** A task as somebody outside orders it. */
export const taskOrderSchema: z.ZodType<TaskOrder> = objectOf({
  name: textUpTo(MAX_NAME_LENGTH, 1).describe('Default: its kind and its place in the list.').exactOptional(),
  kind: textUpTo(MAX_KIND_LENGTH, 1)
    .describe('Which sort of task it is, as the log tells it. Default: its executor.')
    .exactOptional(),
  priority: oneOf(PRIORITIES).describe('Default: medium.').exactOptional(),
  body,
  own: ownLimitsSchema.exactOptional(),
}).register(apiWords, { id: 'TaskOrder', description: 'A task as somebody outside orders it' });
