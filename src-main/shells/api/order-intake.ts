import type { TaskId } from '#contract/task';
import type { TaskOrder } from '#contract/task-order';
import type { OrderReceipt, RefusedOrder } from '../../schemas/order-receipt-schema';
import { parseWith } from '../../schemas/problems';
import { taskOrderSchema } from '../../schemas/task-order-schema';
import { orderedName } from '../../workloads/ordered-task';
import type { ApiYard } from './api-yard';

/** Orders that are checked and submitted in one turn of the event loop: some 10 ms of work. */
const ORDERS_PER_TURN = 1_000;
/** Of so many invalid orders all problems are told; of the others the first. */
const TOLD_WHOLE = 100;

/**
 * Submits each order that is one, in their order, some at a time; the others are refused one by one. Where the run ends
 * meanwhile, what has not been submitted by then is refused: tasks of two runs would have the same numbers.
 */
export async function takeOrders(
  { yard, grants }: ApiYard,
  entries: readonly unknown[],
): Promise<OrderReceipt> {
  const { run } = yard.feed;
  const tasks: (TaskId | null)[] = [];
  const rejected: RefusedOrder[] = [];
  let accepted = 0;
  let invalid = 0;

  const refuseInvalid = (index: number, { problems }: Pick<Required<RefusedOrder>, 'problems'>) => {
    const told = invalid++ < TOLD_WHOLE ? problems : problems.slice(0, 1);
    rejected.push({ index, reason: 'invalid', problems: told });
    tasks.push(null);
  };
  for (let from = 0; from < entries.length; from += ORDERS_PER_TURN) {
    if (from > 0) await yard.feed.desk.turn();
    const checked = entries
      .slice(from, from + ORDERS_PER_TURN)
      .map((entry) => parseWith(taskOrderSchema, entry, 'order'));
    const orders: TaskOrder[] = [];
    for (const [place, reply] of checked.entries()) {
      if (reply.ok) orders.push(named(reply.value, from + place + 1));
    }
    const isOn = yard.feed.run === run;
    const outcomes = isOn ? yard.submitOrders(orders, grants) : [];
    let next = 0;
    for (const [place, reply] of checked.entries()) {
      const index = from + place;
      if (!reply.ok) {
        refuseInvalid(index, reply);
        continue;
      }
      const outcome = isOn ? outcomes[next++] : undefined;
      if (outcome !== undefined && 'task' in outcome) {
        accepted++;
        tasks.push(outcome.task);
      } else {
        rejected.push({ index, reason: outcome?.reason ?? 'stopped' });
        tasks.push(null);
      }
    }
  }
  return { run, accepted, tasks, rejected };
}

/** Called by its place in the whole list, of which only a part is submitted at a time. */
function named(order: TaskOrder, place: number): TaskOrder {
  return order.name === undefined ? { ...order, name: orderedName(order, place) } : order;
}

/** The status that a receipt is answered with: what was taken counts, and else why nothing was. */
export function statusOfReceipt({ accepted, rejected }: OrderReceipt): number {
  if (accepted > 0) return 200;
  const reasons = new Set(rejected.map(({ reason }) => reason));
  if (reasons.has('queue-full')) return 503;
  if (reasons.has('shutdown') || reasons.has('stopped')) return 409;
  return reasons.has('programs-not-allowed') ? 403 : 400;
}
