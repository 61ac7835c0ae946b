import type { CancelReason, TaskError } from '#contract/task';
import type { AttemptRecord, TaskRecord } from '#contract/task-record';
import { AttemptRows } from './attempt-rows';
import { ErrorTable } from './error-table';
import { TextTable } from './text-table';

/** What a record says once its task has settled, its status apart. */
export type TaskEnding = Pick<
  TaskRecord,
  'attempts' | 'backoffMs' | 'settledAtMs' | 'output' | 'error' | 'reason'
>;

const NUMBER_OF_REASON = {
  user: 1,
  shutdown: 2,
  dropped: 3,
  'grace-expired': 4,
} as const satisfies Record<CancelReason, number>;
const REASONS = Object.keys(NUMBER_OF_REASON) as CancelReason[];

/** How tasks have ended, and all they did until then, as columns of numbers. */
export class EndingRows {
  readonly #settledAtMs: Float64Array;
  readonly #backoffMs: Float64Array;
  readonly #output: Uint32Array;
  readonly #error: Uint32Array;
  readonly #reason: Uint8Array;
  /** Where its attempts begin, and how many they are. */
  readonly #attemptsFrom: Uint32Array;
  readonly #attempts: Uint32Array;
  readonly #attemptRows = new AttemptRows();
  readonly outputs = new TextTable();
  readonly errors = new ErrorTable();

  constructor(rows: number) {
    this.#settledAtMs = new Float64Array(rows);
    this.#backoffMs = new Float64Array(rows);
    this.#output = new Uint32Array(rows);
    this.#error = new Uint32Array(rows);
    this.#reason = new Uint8Array(rows);
    this.#attemptsFrom = new Uint32Array(rows);
    this.#attempts = new Uint32Array(rows);
  }

  /** @param digits the task's number, which its texts may name */
  set(row: number, ending: TaskEnding, digits: string): void {
    const { attempts, output, error, reason } = ending;
    this.#settledAtMs[row] = ending.settledAtMs ?? Number.NaN;
    this.#backoffMs[row] = ending.backoffMs;
    this.#output[row] = this.outputs.add(output, digits);
    this.#reason[row] = reason === null ? 0 : NUMBER_OF_REASON[reason];
    this.#attemptsFrom[row] = this.#attemptRows.count;
    this.#attempts[row] = attempts.length;
    let last: TaskError | null = null;
    let number = 0;
    const numberOf = (one: TaskError | null) => {
      // A task mostly ends with its last attempt's very error.
      if (one !== last) number = this.errors.add(one, digits);
      last = one;
      return number;
    };
    for (const attempt of attempts) this.#attemptRows.add(attempt, numberOf(attempt.error));
    this.#error[row] = numberOf(error);
  }

  attemptRecords(row: number, digits: string): AttemptRecord[] {
    const errorOf = (number: number) => this.errors.at(number, digits);
    const from = this.#attemptsFrom[row] as number;
    const count = this.attempts(row);
    const attempts: AttemptRecord[] = [];
    for (let i = 0; i < count; i++) attempts.push(this.#attemptRows.record(from + i, i + 1, errorOf));
    return attempts;
  }

  output(row: number, digits: string): string | null {
    return this.outputs.at(this.outputText(row), digits);
  }

  error(row: number, digits: string): TaskError | null {
    return this.errors.at(this.errorNumber(row), digits);
  }

  reason(row: number): CancelReason | null {
    return REASONS[(this.#reason[row] as number) - 1] ?? null;
  }

  /** A body of a settled task's attempt has stopped. False where it has no such attempt. */
  stopped(row: number, attempt: number, atMs: number): boolean {
    if (attempt < 1 || attempt > this.attempts(row)) return false;
    this.#attemptRows.stopped((this.#attemptsFrom[row] as number) + attempt - 1, atMs);
    return true;
  }

  /** Attempts started. */
  attempts(row: number): number {
    return this.#attempts[row] as number;
  }

  /** When it first started, or else when it settled: until then it has waited. */
  waitedUntilMs(row: number): number {
    return this.attempts(row) === 0
      ? this.settledAtMs(row)
      : this.#attemptRows.startedAtMs(this.#attemptsFrom[row] as number);
  }

  runMs(row: number, nowMs: number): number {
    const from = this.#attemptsFrom[row] as number;
    let sum = 0;
    for (let i = from; i < from + this.attempts(row); i++) sum += this.#attemptRows.runMs(i, nowMs);
    return sum;
  }

  backoffMs(row: number): number {
    return this.#backoffMs[row] as number;
  }

  settledAtMs(row: number): number {
    return this.#settledAtMs[row] as number;
  }

  /** Equal for equal patterns among these rows; 0: it has no output. */
  outputText(row: number): number {
    return this.#output[row] as number;
  }

  /** Equal for equal patterns among these rows; 0: it has no error. */
  errorNumber(row: number): number {
    return this.#error[row] as number;
  }

  /** No more rows are to be expected. */
  seal(): void {
    this.#attemptRows.trim();
    this.outputs.seal();
    this.errors.seal();
  }
}
