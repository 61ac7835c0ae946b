import type { TaskId } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import { applyEvent, isTaskBound, type TaskRecord } from '#contract/task-record';
import { CsvExport } from '../../feed/csv-export';
import { rowOf } from '../../feed/results-row';
import type { RunText } from './run-text';

/**
 * One row a task, as an export of the results has it: in the order in which they settled, and last those that never
 * did, by number. The limits of the first row are those that the run began with.
 */
export class CsvText implements RunText {
  readonly #pending = new Map<TaskId, TaskRecord>();
  #csv: CsvExport | null = null;
  #rows = 0;
  #atMs = 0;

  take(line: LogLine): string {
    if (line.type === 'run') {
      const { app, seed, startedAt, limits } = line;
      const query = { phases: null, search: '', sort: { by: 'settledAtMs', descending: false } } as const;
      this.#csv = new CsvExport({ app, run: 1, seed, startedAt, atMs: 0, limits, query, forgotten: 0 });
      return this.#csv.head();
    }
    this.#atMs = line.atMs;
    if (!isTaskBound(line)) return '';
    const known = this.#pending.get(line.task);
    // A body may outlive its task; its row has been written.
    if (known === undefined && line.type === 'attempt-stopped') return '';
    const record = applyEvent(known, line);
    if (line.type !== 'task-settled') {
      if (known === undefined) this.#pending.set(line.task, record);
      return '';
    }
    this.#pending.delete(line.task);
    return this.#row(record);
  }

  end(): string {
    const left = [...this.#pending.values()].map((record) => this.#row(record)).join('');
    return left + (this.#csv?.tail() ?? '');
  }

  #row(record: TaskRecord): string {
    return this.#csv?.row(rowOf(record, this.#atMs), this.#rows++) ?? '';
  }
}
