import { z } from 'zod';
import { CANCEL_REASONS, OUTCOMES, PRIORITIES, TASK_PHASES, type TaskSpec } from '#contract/task';
import type { Ending, RunningDeadline, TaskDetail, Waiting } from '#contract/task-detail';
import type { AttemptRecord, TaskRecord } from '#contract/task-record';
import { apiWords } from './api-words';
import { fromOne, fromZero, milliseconds } from './counted';
import { anObject, flag, objectOf, oneOf } from './expectations';
import { ownLimitsSchema } from './limits-schema';
import { taskErrorSchema } from './results-page-schema';
import { taskBodySchema } from './task-order-schema';

const attempt = objectOf({
  attempt: fromOne,
  lane: fromOne,
  startedAtMs: milliseconds,
  settledAtMs: milliseconds.nullable(),
  outcome: oneOf(OUTCOMES).nullable(),
  error: taskErrorSchema.nullable(),
  stoppedAtMs: milliseconds.nullable(),
}).register(apiWords, { id: 'Attempt' }) satisfies z.ZodType<AttemptRecord>;

const record = objectOf({
  task: fromOne,
  name: z.string(),
  kind: z.string(),
  priority: oneOf(PRIORITIES),
  own: ownLimitsSchema.nullable(),
  submittedAtMs: milliseconds,
  intendedAtMs: milliseconds,
  phase: oneOf(TASK_PHASES),
  attempts: z.array(attempt),
  retryAtMs: milliseconds.nullable(),
  backoffMs: milliseconds,
  settledAtMs: milliseconds.nullable(),
  output: z.string().nullable(),
  error: taskErrorSchema.nullable(),
  reason: oneOf(CANCEL_REASONS).nullable(),
}).register(apiWords, {
  id: 'TaskRecord',
  description: 'What the log says of a task',
}) satisfies z.ZodType<TaskRecord>;

const spec = objectOf({
  name: z.string(),
  kind: z.string(),
  priority: oneOf(PRIORITIES),
  body: taskBodySchema,
  own: ownLimitsSchema.exactOptional(),
  intendedAtMs: milliseconds.exactOptional(),
  loop: z.literal('closed').exactOptional(),
}).register(apiWords, { id: 'TaskSpec', description: 'What was submitted' }) satisfies z.ZodType<TaskSpec>;

const waiting = z
  .discriminatedUnion(
    'kind',
    [
      objectOf({ kind: z.literal('running'), lane: fromOne, attempt: fromOne }),
      objectOf({ kind: z.literal('backing-off'), dueMs: milliseconds, lane: fromOne.nullable() }),
      objectOf({ kind: z.literal('behind-ghost'), lane: fromOne }),
      objectOf({
        kind: z.literal('ready'),
        ahead: objectOf({ high: fromZero, medium: fromZero, low: fromZero }),
        orMore: flag(),
        lane: fromOne.nullable(),
        openLanes: fromZero,
        busyLanes: fromZero,
        tokenInMs: milliseconds.nullable(),
        dispatchHeld: flag(),
      }),
    ],
    { error: anObject },
  )
  .register(apiWords, {
    id: 'Waiting',
    description: 'Why a pending task is where it is',
  }) satisfies z.ZodType<Waiting>;

const ending = z
  .discriminatedUnion(
    'kind',
    [
      objectOf({ kind: z.literal('succeeded'), attempt: fromOne }),
      objectOf({ kind: z.literal('attempts-used'), maxAttempts: fromOne }),
      objectOf({ kind: z.enum(['final-error', 'no-retry-in-shutdown', 'queue-timeout', 'total-timeout']) }),
      objectOf({ kind: z.literal('cancelled'), reason: oneOf(CANCEL_REASONS) }),
    ],
    { error: anObject },
  )
  .register(apiWords, {
    id: 'Ending',
    description: 'Why a settled task ended as it did',
  }) satisfies z.ZodType<Ending>;

const deadline = objectOf({
  kind: z.enum(['attempt-timeout', 'queue-timeout', 'total-timeout']),
  atMs: milliseconds,
}) satisfies z.ZodType<RunningDeadline>;

export const taskDetailSchema: z.ZodType<TaskDetail> = objectOf({
  run: fromZero,
  seq: fromZero,
  atMs: milliseconds,
  record,
  spec: spec.nullable(),
  limits: objectOf({
    maxAttempts: fromOne,
    attemptTimeoutMs: milliseconds.nullable(),
    queueTimeoutMs: milliseconds.nullable(),
    totalTimeoutMs: milliseconds.nullable(),
  }),
  deadlines: z.array(deadline),
  waiting: waiting.nullable(),
  ending: ending.nullable(),
}).register(apiWords, { id: 'TaskDetail', description: 'One task, whole' });
