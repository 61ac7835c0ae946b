import type { TaskBody, TaskError, TaskId } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';

/** Texts up to so long in all are no matter for a task, in UTF-16 code units. */
export const LONG_TEXT = 512;

/** Text that the tasks remembered may hold in all, beyond {@link LONG_TEXT} each, in UTF-16 code units. */
export const MAX_KEPT_TEXT = 128 * 1024 * 1024;

/**
 * How much text tasks hold that have much of it: outputs of 64 Ki each would fill the memory of the process long before
 * a million tasks do. What a million short ones hold is bounded by their number.
 */
export class LongTexts {
  readonly #lengths = new Map<TaskId, number>();
  #total = 0;
  #lastBody: TaskBody | null = null;

  /** Of all tasks that have much, in UTF-16 code units. */
  get total(): number {
    return this.#total;
  }

  /** What is to be done for the task. The tasks of a workload share one body, which counts with the first of them. */
  addBody(task: TaskId, body: TaskBody): void {
    if (body === this.#lastBody) return;
    this.#lastBody = body;
    this.#add(task, bodyLength(body));
  }

  /** What came of the task. */
  addEnding(task: TaskId, { output, error, attempts }: TaskRecord): void {
    let length = (output?.length ?? 0) + errorLength(error);
    for (const attempt of attempts) if (attempt.error !== error) length += errorLength(attempt.error);
    this.#add(task, length);
  }

  delete(task: TaskId): void {
    const length = this.#lengths.get(task);
    if (length === undefined) return;
    this.#lengths.delete(task);
    this.#total -= length;
  }

  clear(): void {
    this.#lengths.clear();
    this.#total = 0;
    this.#lastBody = null;
  }

  #add(task: TaskId, length: number): void {
    if (length <= LONG_TEXT) return;
    this.#lengths.set(task, (this.#lengths.get(task) ?? 0) + length);
    this.#total += length;
  }
}

function errorLength(error: TaskError | null): number {
  return error === null ? 0 : error.name.length + error.message.length;
}

/** The text that a body holds, in UTF-16 code units, its field names apart. */
function bodyLength(body: TaskBody): number {
  switch (body.executor) {
    case 'http':
      return (body.url?.length ?? 0) + (body.body?.length ?? 0) + namedLength(body.headers);
    case 'command': {
      let length = body.program.length + (body.cwd?.length ?? 0) + namedLength(body.env);
      for (const argument of body.args) length += argument.length;
      return length;
    }
    case 'script':
      return body.path.length + payloadLength(body.payload);
    case 'inline':
    case 'simulated':
    case 'cpu':
      return 0;
    default:
      return body satisfies never;
  }
}

function namedLength(values: Readonly<Record<string, string>> | undefined): number {
  let length = 0;
  for (const name in values) length += name.length + (values[name]?.length ?? 0);
  return length;
}

function payloadLength(payload: unknown): number {
  if (payload === undefined) return 0;
  if (typeof payload === 'string') return payload.length;
  return JSON.stringify(payload)?.length ?? 0;
}
