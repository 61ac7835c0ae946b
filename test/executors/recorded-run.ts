import type { TaskBody, TaskError } from '#contract/task';
import type { AttemptRun } from '../../src-main/engine/ports';

/** An attempt whose reports are kept as lines of a journal. */
export class RecordedRun implements AttemptRun {
  readonly lane = 1;
  readonly spec: AttemptRun['spec'];
  handle: unknown;
  readonly reports: string[] = [];
  readonly errors: TaskError[] = [];
  readonly #nowMs: () => number;

  constructor(
    body: TaskBody,
    readonly task = 1,
    readonly attempt = 1,
    nowMs: () => number = () => 0,
  ) {
    this.spec = { name: 'a task', kind: 'test', priority: 'medium', body };
    this.#nowMs = nowMs;
  }

  succeed(output?: string): void {
    this.reports.push(`${this.#nowMs()}: succeeded ${output ?? 'without output'}`);
  }

  fail(error: TaskError): void {
    this.errors.push(error);
    this.reports.push(`${this.#nowMs()}: failed ${error.name}: ${error.message}`);
  }
}
