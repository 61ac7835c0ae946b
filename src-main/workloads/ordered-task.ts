import type { TaskSpec } from '#contract/task';
import type { TaskOrder } from '#contract/task-order';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What people call the task that an order asks for.
 *
 * @param place of the order in its list, from 1
 */
export function orderedName({ name, body, kind = body.executor }: TaskOrder, place: number): string {
  return name ?? `${kind} ${place}`;
}

/**
 * The task that an order asks for: what it leaves out has its default.
 *
 * @param place of the order in its list, from 1
 */
export function orderedTask(order: TaskOrder, place: number): TaskSpec {
  const { body, own, kind = body.executor } = order;
  // Built up rather than spread together: a spread leaves room in each object that a million would pay for.
  const spec: Writable<TaskSpec> = {
    name: orderedName(order, place),
    kind,
    priority: order.priority ?? 'medium',
    body,
  };
  if (own !== undefined) spec.own = own;
  return spec;
}
