import type { Outcome, TaskId } from '#contract/task';
import type { LogLine } from '#contract/task-event';

/** One settled task as the summary lists it. */
export interface ListedResult {
  readonly task: TaskId;
  readonly name: string;
  readonly status: Outcome;
  readonly attempts: number;
  /** Its output, error or reason; empty where it has none. */
  readonly detail: string;
}

/** So many tasks are listed; the rest is only counted, so that a run of millions costs no memory. */
export const MAX_LISTED = 200;

/** Gathers from the log what became of the first {@link MAX_LISTED} tasks. */
export class ResultList {
  readonly #names = new Map<TaskId, string>();
  readonly #results = new Map<TaskId, ListedResult>();

  take(line: LogLine): void {
    if (line.type === 'task-submitted' && line.task <= MAX_LISTED) this.#names.set(line.task, line.name);
    if (line.type !== 'task-settled' || line.task > MAX_LISTED) return;
    const { task, status, attempts } = line;
    const detail = line.output ?? line.error?.message ?? line.reason ?? '';
    this.#results.set(task, { task, name: this.#names.get(task) ?? '', status, attempts, detail });
  }

  /** In the order of acceptance. */
  results(): ListedResult[] {
    return [...this.#results.values()].sort((a, b) => a.task - b.task);
  }
}
