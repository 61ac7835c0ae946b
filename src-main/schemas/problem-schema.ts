import { z } from 'zod';
import type { Problem } from '#contract/problem';
import { apiWords } from './api-words';
import { objectOf } from './expectations';

export const problemSchema = objectOf({
  field: z.string().register(apiWords, { description: 'Path of the field, as `body.executor`' }),
  expected: z.string(),
  got: z.string(),
}).register(apiWords, {
  id: 'Problem',
  description: 'One thing wrong with what was sent',
}) satisfies z.ZodType<Problem>;

/** What the loopback API answers where it does not do what it is asked for. */
export interface ApiProblems {
  readonly problems: readonly Problem[];
}

export const apiProblemsSchema: z.ZodType<ApiProblems> = objectOf({
  problems: z.array(problemSchema),
}).register(apiWords, {
  id: 'Problems',
  description: 'What is wrong. Nothing has been done',
});
