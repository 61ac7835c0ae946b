import type { Problem, Reply } from '#contract/problem';
import type { TaskListSummary } from '#contract/task-import';
import { type TaskList, TaskListReader } from '../../workloads/task-list/task-list-reader';

/** A list of tasks that a window brings in: read as it comes, then kept until somebody says that it shall run. */
export class ImportedList {
  readonly #fileName: string;
  readonly #reader: TaskListReader;
  #list: TaskList | null = null;

  /** @param turn resolves when it is the reader's turn for a slice of work */
  constructor(fileName: string, turn: () => Promise<void>) {
    this.#fileName = fileName;
    this.#reader = new TaskListReader(turn);
  }

  /** null until it has been read to its end. */
  get list(): TaskList | null {
    return this.#list;
  }

  /** @returns what is wrong, where nothing that may follow is of use; else null */
  async write(text: string): Promise<readonly Problem[] | null> {
    await this.#reader.write(text);
    return this.#reader.refusal;
  }

  async end(number: number): Promise<Reply<{ readonly list: TaskListSummary }>> {
    const read = await this.#reader.end();
    if (!read.ok) return read;
    this.#list = read.value;
    const { format, contents } = read.value;
    return { ok: true, value: { list: { import: number, fileName: this.#fileName, format, ...contents } } };
  }

  /** It ends by itself. */
  drop(): void {}
}
