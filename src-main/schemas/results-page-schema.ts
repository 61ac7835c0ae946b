import { z } from 'zod';
import type { ResultRow, ResultsPage } from '#contract/results-query';
import { CANCEL_REASONS, PRIORITIES, TASK_PHASES, type TaskError, type TaskPhase } from '#contract/task';
import { apiWords } from './api-words';
import { fromOne, fromZero, milliseconds } from './counted';
import { objectOf, oneOf } from './expectations';

export const taskErrorSchema = objectOf({
  name: z.string(),
  message: z.string(),
  retryable: z.literal(false).exactOptional(),
}).register(apiWords, { id: 'TaskError' }) satisfies z.ZodType<TaskError>;

const row = objectOf({
  task: fromOne,
  name: z.string(),
  kind: z.string(),
  priority: oneOf(PRIORITIES),
  phase: oneOf(TASK_PHASES),
  attempts: fromZero,
  waitMs: milliseconds,
  runMs: milliseconds,
  backoffMs: milliseconds,
  lane: fromOne.nullable(),
  settledAtMs: milliseconds.nullable(),
  output: z.string().nullable(),
  error: taskErrorSchema.nullable(),
  reason: oneOf(CANCEL_REASONS).nullable(),
}).register(apiWords, { id: 'ResultRow' }) satisfies z.ZodType<ResultRow>;

const byPhase = objectOf(
  Object.fromEntries(TASK_PHASES.map((phase) => [phase, fromZero])) as Record<TaskPhase, typeof fromZero>,
);

export const resultsPageSchema: z.ZodType<ResultsPage> = objectOf({
  run: fromZero,
  seq: fromZero,
  matching: fromZero,
  total: fromZero,
  found: byPhase,
  forgotten: fromZero,
  rows: z.array(row),
  place: fromZero.nullable().exactOptional(),
}).register(apiWords, { id: 'ResultsPage', description: 'One page of the tasks that match' });
