import type { Problem } from '#contract/problem';
import { MAX_LISTED_TASKS, type TaskOrder } from '#contract/task-order';
import { MAX_PROBLEMS, parseWith } from '../../schemas/problems';
import { taskOrderSchema } from '../../schemas/task-order-schema';
import { ContentsFold, type ListContents } from './list-contents';
import type { EntryTaker } from './list-entries';

const TASK_FIELD = 'task';

/** Checks orders as they come, and keeps them as long as nothing is wrong with any. */
export class ListedOrders implements EntryTaker {
  #orders: TaskOrder[] = [];
  #contents = new ContentsFold();
  readonly #problems: Problem[] = [];
  readonly #maxTasks: number;
  #isStopped = false;

  constructor(maxTasks = MAX_LISTED_TASKS) {
    this.#maxTasks = maxTasks;
  }

  get orders(): readonly TaskOrder[] {
    return this.#orders;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  contents(): ListContents {
    return this.#contents.contents();
  }

  take(entry: unknown, place: string, fieldOf: (field: string) => string = (field) => field): void {
    if (this.#isStopped) return;
    if (this.#orders.length === this.#maxTasks) {
      this.stop({ field: place, expected: `at most ${this.#maxTasks} tasks`, got: 'one more' });
      return;
    }
    const checked = parseWith(taskOrderSchema, entry, TASK_FIELD);
    if (!checked.ok) {
      for (const { field, ...rest } of checked.problems) {
        this.refuse({ field: field === TASK_FIELD ? place : `${place}, ${fieldOf(field)}`, ...rest });
      }
    } else if (this.#problems.length === 0) {
      this.#orders.push(checked.value);
      this.#contents.add(checked.value);
    }
  }

  refuse(problem: Problem): void {
    if (this.#isStopped) return;
    if (this.#problems.length === 0) {
      // None of them will run.
      this.#orders = [];
      this.#contents = new ContentsFold();
    }
    this.#problems.push(problem);
    if (this.#problems.length === MAX_PROBLEMS) this.#isStopped = true;
  }

  stop(problem: Problem): void {
    this.refuse(problem);
    this.#isStopped = true;
  }
}
