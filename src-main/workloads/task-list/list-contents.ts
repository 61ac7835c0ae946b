import type { Priority } from '#contract/task';
import type { ListedProgram, TaskListSummary } from '#contract/task-import';
import { MAX_SHOWN_PROGRAMS } from '#contract/task-import';
import type { TaskOrder } from '#contract/task-order';
import { orderedTask } from '../ordered-task';
import { shownProgram } from './shown-program';

/** What of a summary the orders themselves tell. */
export type ListContents = Omit<TaskListSummary, 'import' | 'fileName' | 'format'>;

const MAX_SHOWN_KINDS = 20;
const MAX_SHOWN_NAMES = 5;

/** Sums up orders as they come. */
export class ContentsFold {
  #tasks = 0;
  readonly #kinds = new Map<string, number>();
  readonly #priorities: Record<Priority, number> = { high: 0, medium: 0, low: 0 };
  readonly #names: string[] = [];
  readonly #programs = new Map<string, ListedProgram>();

  add(order: TaskOrder): void {
    const { name, kind, priority, body } = orderedTask(order, ++this.#tasks);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.#priorities[priority]++;
    if (this.#names.length < MAX_SHOWN_NAMES) this.#names.push(name);
    if (body.executor !== 'script' && body.executor !== 'command') return;
    const { key, ...shown } = shownProgram(body);
    this.#programs.set(key, { ...shown, tasks: (this.#programs.get(key)?.tasks ?? 0) + 1 });
  }

  contents(): ListContents {
    const kinds = Array.from(this.#kinds, ([kind, tasks]) => ({ kind, tasks }));
    const programs = [...this.#programs.values()];
    return {
      tasks: this.#tasks,
      kinds: mostFrequent(kinds, MAX_SHOWN_KINDS),
      priorities: { ...this.#priorities },
      names: [...this.#names],
      programs: mostFrequent(programs, MAX_SHOWN_PROGRAMS),
      programCount: programs.length,
    };
  }
}

function mostFrequent<T extends { readonly tasks: number }>(all: readonly T[], most: number): T[] {
  return all.toSorted((a, b) => b.tasks - a.tasks).slice(0, most);
}
