import { z } from 'zod';
import { MAX_LISTED_TASKS } from '#contract/task-order';
import { taskOrderSchema } from './task-order-schema';
import { writtenFile } from './written-file';

// By name, since it stands in the list twice.
const order = taskOrderSchema.meta({ id: 'task' });
const orders = z.array(order).min(1).max(MAX_LISTED_TASKS);

/**
 * A whole list of tasks in JSON, as its JSON Schema tells it to editors. Lists themselves are never checked as a whole:
 * they are read an order at a time.
 */
export const taskListSchema = z
  .union([orders, writtenFile({ tasks: orders })])
  .describe('Tasks to submit: a list of them, or an object that has it as `tasks`.');
