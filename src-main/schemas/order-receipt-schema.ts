import { z } from 'zod';
import type { Problem, Reply } from '#contract/problem';
import type { TaskId } from '#contract/task';
import { MAX_ORDERS } from '#contract/task-order';
import { apiWords } from './api-words';
import { fromOne, fromZero } from './counted';
import { objectOf, oneOf } from './expectations';
import { problemSchema } from './problem-schema';
import { shownValue } from './shown-value';

/**
 * Why an order became no task.
 *
 * - `invalid`: it is none, as its problems say;
 * - `programs-not-allowed`: it is a script or a command, and nobody has switched these on;
 * - `queue-full`: there is no place now, or as many tasks are pending as a yard takes; it may be sent again;
 * - `shutdown`, `stopped`: the yard takes no more, or the run that the request began in is over.
 */
export const ORDER_REFUSALS = [
  'invalid',
  'programs-not-allowed',
  'queue-full',
  'shutdown',
  'stopped',
] as const;
export type OrderRefusalReason = (typeof ORDER_REFUSALS)[number];

export interface RefusedOrder {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly reason: OrderRefusalReason;
  /** Where it is invalid. */
  readonly problems?: readonly Problem[];
}

/** What became of a list of orders. */
export interface OrderReceipt {
  /** The run that the tasks are of. */
  readonly run: number;
  readonly accepted: number;
  /** For each order the task it became, in their order; null where it became none. */
  readonly tasks: readonly (TaskId | null)[];
  readonly rejected: readonly RefusedOrder[];
}

const refusedOrder = objectOf({
  index: fromZero,
  reason: oneOf(ORDER_REFUSALS),
  problems: z.array(problemSchema).exactOptional(),
}) satisfies z.ZodType<RefusedOrder>;

export const orderReceiptSchema: z.ZodType<OrderReceipt> = objectOf({
  run: fromZero,
  accepted: fromZero,
  tasks: z.array(fromOne.nullable()),
  rejected: z.array(refusedOrder),
}).register(apiWords, { id: 'OrderReceipt', description: 'What became of each order' });

const EXPECTED = `an order, or 1 to ${MAX_ORDERS} of them as a list or as {tasks}`;

/**
 * The orders of a request, each still to be checked: one alone, or a list of them, or an object with `tasks`. The
 * length is looked at before the orders are: a stranger's list may be huge.
 */
export function readOrderList(body: unknown): Reply<readonly unknown[]> {
  const list = listOf(body);
  if (list !== null && list.length >= 1 && list.length <= MAX_ORDERS) return { ok: true, value: list };
  const got = list === null ? shownValue(body) : `${list.length} of them`;
  return { ok: false, problems: [{ field: 'body', expected: EXPECTED, got }] };
}

function listOf(body: unknown): readonly unknown[] | null {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return null;
  if (!Object.hasOwn(body, 'tasks')) return [body];
  const tasks: unknown = Reflect.get(body, 'tasks');
  return Array.isArray(tasks) && Object.keys(body).length === 1 ? tasks : null;
}
