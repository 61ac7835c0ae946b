import type { TaskId, TaskSpec } from '#contract/task';
import type { TaskSource } from './submitter';

/** Tasks that were submitted before, once more: looked up only when their turn has come. */
export class CopiedTasks implements TaskSource {
  readonly #tasks: ArrayLike<TaskId>;
  readonly #specOf: (task: TaskId) => TaskSpec | null;

  /** @param specOf what was submitted as that task; null where it is not known any more */
  constructor(tasks: ArrayLike<TaskId>, specOf: (task: TaskId) => TaskSpec | null) {
    this.#tasks = tasks;
    this.#specOf = specOf;
  }

  get count(): number {
    return this.#tasks.length;
  }

  taskAt(index: number, intendedAtMs?: number): TaskSpec | null {
    const spec = this.#specOf(this.#tasks[index] as TaskId);
    if (spec === null) return null;
    // When the first one was due says nothing about its copy.
    const { intendedAtMs: _, ...rest } = spec;
    return intendedAtMs === undefined ? rest : { ...rest, intendedAtMs };
  }
}
