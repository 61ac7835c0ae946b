import type { TaskOrder } from '#contract/task-order';
import { type OrderReceipt, orderReceiptSchema, type RefusedOrder } from '../../schemas/order-receipt-schema';
import { orderedName } from '../../workloads/ordered-task';
import type { ApiClient } from '../api-client/api-client';

/** Orders of one request. */
const BATCH_ORDERS = 1_000;
/** Characters of one request, so that it is no longer than a server takes, whatever they are. */
const BATCH_LENGTH = 2_000_000;
/** How many refusals are kept to be told. */
export const MAX_TOLD = 20;

export interface SentOrder extends RefusedOrder {
  readonly name: string;
}

/** What became of all orders. */
export interface SentOrders {
  accepted: number;
  rejected: number;
  /** The first that were refused, by their place in the list from 0. */
  readonly told: SentOrder[];
  /** The run that they are of; null: none was answered yet. */
  run: number | null;
  firstTask: number | null;
  lastTask: number | null;
}

export interface OrderSenderNeeds {
  readonly client: ApiClient;
  readonly signal: AbortSignal;
  /** Told after each request. */
  onSent(sent: Readonly<SentOrders>): void;
}

/**
 * Sends orders in their order, some at a time, each named by its place in the whole list.
 *
 * @throws ApiClientError (rejects) where the server cannot be reached or answers something else; what was accepted by
 *   then `onSent` has told
 */
export async function sendOrders(
  orders: readonly TaskOrder[],
  { client, signal, onSent }: OrderSenderNeeds,
): Promise<SentOrders> {
  const sent: SentOrders = { accepted: 0, rejected: 0, told: [], run: null, firstTask: null, lastTask: null };
  for (let from = 0; from < orders.length && !signal.aborted; ) {
    const batch = batchFrom(orders, from);
    const tasks = batch.map((order, place) => ({ ...order, name: orderedName(order, from + place + 1) }));
    const request = { method: 'POST', path: '/api/tasks', body: { tasks } } as const;
    count(sent, await client.ask({ ...request, answer: orderReceiptSchema, signal }), from, tasks);
    from += batch.length;
    onSent(sent);
  }
  return sent;
}

function batchFrom(orders: readonly TaskOrder[], from: number): readonly TaskOrder[] {
  let length = 0;
  let to = from;
  while (to < orders.length && to - from < BATCH_ORDERS) {
    length += JSON.stringify(orders[to]).length;
    if (length > BATCH_LENGTH && to > from) break;
    to++;
  }
  return orders.slice(from, to);
}

function count(
  sent: SentOrders,
  { run, accepted, tasks, rejected }: OrderReceipt,
  from: number,
  named: readonly { readonly name: string }[],
): void {
  sent.run = run;
  sent.accepted += accepted;
  sent.rejected += rejected.length;
  for (const one of rejected.slice(0, MAX_TOLD - sent.told.length)) {
    sent.told.push({ ...one, index: from + one.index, name: named[one.index]?.name ?? '' });
  }
  for (const task of tasks) {
    if (task === null) continue;
    sent.firstTask ??= task;
    sent.lastTask = task;
  }
}
