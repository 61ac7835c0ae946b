import { z } from 'zod';
import type { NumberRange } from '#contract/limits';
import { MAX_NAMED_TASKS, type TaskSelection } from '#contract/results-query';
import { anObject, numberIn, objectOf } from './expectations';
import { filterShape } from './results-query-schema';

const TASK_RANGE: NumberRange = { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true };
const severalTasks = `at most ${MAX_NAMED_TASKS} tasks`;

/** The two ways to name several tasks, for those who take other targets besides. */
export const selectionOptions = [
  objectOf({
    kind: z.literal('tasks'),
    // Its length is looked at before its items are: a stranger's list may be huge.
    tasks: z
      .array(z.unknown(), { error: severalTasks })
      .max(MAX_NAMED_TASKS, { error: severalTasks })
      .pipe(z.array(numberIn(TASK_RANGE))),
  }),
  objectOf({ kind: z.literal('matching'), ...filterShape }),
] as const;

export const selectionSchema: z.ZodType<TaskSelection> = z.discriminatedUnion('kind', selectionOptions, {
  error: anObject,
});
