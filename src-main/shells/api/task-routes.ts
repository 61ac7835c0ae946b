import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TaskId } from '#contract/task';
import { parseParameters, runParametersSchema } from '../../schemas/api-query-schema';
import { fromOne } from '../../schemas/counted';
import { readOrderList } from '../../schemas/order-receipt-schema';
import { refuse } from './api-refusal';
import { type ApiYard, orRefuse } from './api-yard';
import { statusOfReceipt, takeOrders } from './order-intake';

/** Longest body with orders, in bytes. */
export const MAX_ORDERS_BYTES = 8_388_608;
/** When those who found the queue full may come again, in seconds. */
const RETRY_AFTER_S = 1;

/** Submitting tasks, looking at one, cancelling one and trying one again. */
export function addTaskRoutes(api: FastifyInstance, yard: ApiYard): void {
  api.post('/tasks', { bodyLimit: MAX_ORDERS_BYTES }, async ({ body }, reply) => {
    const receipt = await takeOrders(yard, orRefuse(readOrderList(body)));
    const status = statusOfReceipt(receipt);
    if (status === 503) reply.header('retry-after', RETRY_AFTER_S);
    return reply.code(status).send(receipt);
  });
  api.get('/tasks/:id', async (request) => {
    const { run, task } = taskOf(request, yard);
    return orRefuse(await yard.ask<'inspect'>({ command: 'inspect', run, task }), 404);
  });
  api.post('/tasks/:id/cancel', async (request) => {
    const { run, task } = taskOf(request, yard);
    takeNothing(request);
    return orRefuse(
      await yard.ask<'cancel'>({ command: 'cancel', run, target: { kind: 'task', task } }),
      409,
    );
  });
  api.post('/tasks/:id/retry', async (request) => {
    const { run, task } = taskOf(request, yard);
    takeNothing(request);
    const target = { kind: 'tasks', tasks: [task] } as const;
    return orRefuse(await yard.ask<'resubmit'>({ command: 'resubmit', run, target }), 409);
  });
}

/** @throws ApiRefusal where the body is not empty */
export function takeNothing({ body }: FastifyRequest): void {
  if (body === undefined || body === null) return;
  throw refuse(400, 'body', 'nothing', 'something');
}

/**
 * The task that an address names.
 *
 * @throws ApiRefusal where it names none, or one that is not known, or of another run
 */
function taskOf({ params, query }: FastifyRequest, { yard }: ApiYard): { run: number; task: TaskId } {
  const { id } = params as { readonly id: string };
  const task = fromOne.safeParse(/^\d{1,16}$/.test(id) ? Number(id) : id);
  if (!task.success) throw refuse(400, 'id', 'the number of a task', JSON.stringify(id.slice(0, 40)));
  const { run = yard.feed.run } = orRefuse(parseParameters(runParametersSchema, query));
  if (run !== yard.feed.run) {
    throw refuse(409, 'run', `the run that is on, ${yard.feed.run}`, String(run));
  }
  if (yard.feed.task(task.data) === undefined) {
    throw refuse(404, 'id', 'a task that is known', String(task.data));
  }
  return { run, task: task.data };
}
