import type { TaskSpec } from '#contract/task';
import type { TaskOrder } from '#contract/task-order';
import { orderedTask } from '../ordered-task';
import type { TaskSource } from '../submitter';

/** The tasks of a list, in its order. */
export class OrderedTasks implements TaskSource {
  readonly #orders: readonly TaskOrder[];

  constructor(orders: readonly TaskOrder[]) {
    this.#orders = orders;
  }

  get count(): number {
    return this.#orders.length;
  }

  taskAt(index: number, intendedAtMs?: number): TaskSpec {
    const spec = orderedTask(this.#orders[index] as TaskOrder, index + 1);
    return intendedAtMs === undefined ? spec : { ...spec, intendedAtMs };
  }
}
