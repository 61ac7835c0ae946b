import type { z } from 'zod';
import { REJECT_REASONS } from '#contract/task';
import type { YardCommands } from '#contract/yard-api';
import { YARD_PHASES } from '#contract/yard-view';
import { apiWords } from './api-words';
import { fromOne, fromZero } from './counted';
import { objectOf, oneOf } from './expectations';

export const startedSchema: z.ZodType<YardCommands['start']['value']> = objectOf({
  run: fromZero,
}).register(apiWords, { id: 'Started', description: 'The run that has begun' });

export const shutDownSchema: z.ZodType<YardCommands['shutdown']['value']> = objectOf({
  phase: oneOf(YARD_PHASES),
}).register(apiWords, { id: 'ShutDown', description: 'The phase that the yard is in now' });

export const cancelledSchema: z.ZodType<YardCommands['cancel']['value']> = objectOf({
  cancelled: fromZero,
}).register(apiWords, { id: 'Cancelled', description: 'How many tasks were cancelled' });

export const retriedSchema: z.ZodType<YardCommands['resubmit']['value']> = objectOf({
  accepted: fromZero,
  rejected: fromZero,
  neverSubmitted: fromZero,
  reason: oneOf(REJECT_REASONS).nullable(),
  toSubmit: fromZero,
  forgotten: fromZero,
  notAllowed: fromZero,
  firstTask: fromOne.nullable(),
}).register(apiWords, {
  id: 'Retried',
  description:
    'The task again as a new one, whose number is firstTask; null: it still waits for a place, or is refused',
});
