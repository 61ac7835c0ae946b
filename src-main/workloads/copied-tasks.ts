import type { TaskId, TaskSpec } from '#contract/task';
import { isProgram } from '#contract/work';
import type { TaskSource } from './submitter';

export interface CopiedTasksNeeds {
  /** What was submitted as that task; null where it is not known any more. */
  readonly specOf: (task: TaskId) => TaskSpec | null;
  /** Whether scripts and commands are copied, too. */
  readonly allowsPrograms: boolean;
}

/** Tasks that were submitted before, once more: looked up only when their turn has come. */
export class CopiedTasks implements TaskSource {
  readonly #tasks: ArrayLike<TaskId>;
  readonly #needs: CopiedTasksNeeds;
  #forgotten = 0;
  #notAllowed = 0;

  constructor(tasks: ArrayLike<TaskId>, needs: CopiedTasksNeeds) {
    this.#tasks = tasks;
    this.#needs = needs;
  }

  get count(): number {
    return this.#tasks.length;
  }

  /** Of those that had their turn: not known any more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Of those that had their turn: programs that may not be run. */
  get notAllowed(): number {
    return this.#notAllowed;
  }

  taskAt(index: number, intendedAtMs?: number): TaskSpec | null {
    const spec = this.#needs.specOf(this.#tasks[index] as TaskId);
    if (spec === null) {
      this.#forgotten++;
      return null;
    }
    if (!this.#needs.allowsPrograms && isProgram(spec.body)) {
      this.#notAllowed++;
      return null;
    }
    // When and why the first one arrived says nothing about its copy.
    const { intendedAtMs: _due, loop: _loop, ...rest } = spec;
    return intendedAtMs === undefined ? rest : { ...rest, intendedAtMs };
  }
}
