import type { RejectReason, TaskId } from '#contract/task';
import type { TaskOrder } from '#contract/task-order';
import { isProgram } from '#contract/work';
import { orderedTask } from '../../workloads/ordered-task';
import type { SubmitPort } from '../../workloads/submitter';
import type { WindowGrants } from './commanded-yard';

/**
 * Why an order became no task. `programs-not-allowed`: it is a script or a command, and who orders may run none; it
 * was not tried, and nothing in the log tells of it.
 */
export type OrderRefusal = RejectReason | 'programs-not-allowed';

/** What became of one order. */
export type OrderOutcome = { readonly task: TaskId } | { readonly reason: OrderRefusal };

/**
 * Submits orders now, all in one turn and in their order: some 5 µs each. Nobody is there to wait for a place in the
 * queue, so that where submitters wait (`overflow: block`, or as many tasks are pending as a yard takes) an order is
 * answered `queue-full`: nothing was taken, no event tells of it, and it may be sent again. Where the queue rejects, it
 * is the same answer, and the log tells of it.
 *
 * @param orders checked before: they fit the schema
 * @returns one outcome for each order, in their order
 */
export function submitOrders(
  intake: Pick<SubmitPort, 'submit'>,
  orders: readonly TaskOrder[],
  { programs }: WindowGrants,
): OrderOutcome[] {
  return orders.map((order, index): OrderOutcome => {
    if (programs !== true && isProgram(order.body)) return { reason: 'programs-not-allowed' };
    const submission = intake.submit(orderedTask(order, index + 1));
    switch (submission.status) {
      case 'accepted':
        return { task: submission.task };
      case 'rejected':
        return { reason: submission.reason };
      case 'blocked':
        return { reason: 'queue-full' };
      default:
        return submission satisfies never;
    }
  });
}
