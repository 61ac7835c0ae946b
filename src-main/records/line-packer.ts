import { CANCEL_REASONS, OUTCOMES, PRIORITIES, type TaskError } from '#contract/task';
import type { LogLine, TaskSettled, TaskSubmitted } from '#contract/task-event';
import {
  HAS_ERROR,
  HAS_INTENDED,
  HAS_OUTPUT,
  HAS_OWN,
  HAS_REASON,
  IS_CLOSED_LOOP,
  IS_FINAL,
  LINE,
  type PackedLines,
  REJECT_REASONS,
  REJECTED,
  RETRY,
  SETTLED,
  STARTED,
  STOPPED,
  SUBMITTED,
  sortOf,
  TASK_SETTLED,
} from './packed-lines';

/** Numbers of one package: some six thousand events. */
const NUMBERS = 32_768;
/** No row has more numbers. */
const LONGEST_ROW = 16;
/** A package ends with the line that makes its text so long, in UTF-16 code units. */
const MAX_TEXT = 1_048_576;

/** Packs lines as the engine writes them, some 20 ns a line: what they say is put into words elsewhere. */
export class LinePacker {
  #numbers = new Float64Array(NUMBERS);
  #used = 0;
  #text = '';

  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** @returns whether the package is full, and must be taken away */
  pack(line: LogLine): boolean {
    switch (line.type) {
      case 'task-submitted':
        this.#submitted(line);
        break;
      case 'task-rejected':
        this.#begin(sortOf(REJECTED, REJECT_REASONS.indexOf(line.reason), 0), line);
        this.#put(this.#write(line.name));
        break;
      case 'attempt-started':
        this.#begin(STARTED, line);
        this.#attempt(line.task, line.attempt, line.lane);
        break;
      case 'attempt-settled': {
        const { output, error } = line;
        this.#begin(sortOf(SETTLED, OUTCOMES.indexOf(line.outcome), flagsOf(output, error)), line);
        this.#attempt(line.task, line.attempt, line.lane);
        this.#error(error);
        this.#output(output);
        break;
      }
      case 'attempt-stopped':
        this.#begin(STOPPED, line);
        this.#attempt(line.task, line.attempt, line.lane);
        break;
      case 'retry-scheduled':
        this.#begin(RETRY, line);
        this.#attempt(line.task, line.attempt, line.delayMs);
        this.#put(line.lane ?? 0);
        break;
      case 'task-settled':
        this.#taskSettled(line);
        break;
      default:
        this.#put(LINE);
        this.#put(this.#write(JSON.stringify(line)));
    }
    return this.#used > NUMBERS - LONGEST_ROW || this.#text.length >= MAX_TEXT;
  }

  /** What has been packed since the last time. */
  take(): PackedLines {
    const packed = { numbers: this.#numbers, used: this.#used, text: this.#text };
    this.#numbers = new Float64Array(NUMBERS);
    this.#used = 0;
    this.#text = '';
    return packed;
  }

  #submitted(line: TaskSubmitted): void {
    const hasOwn =
      line.maxAttempts !== undefined ||
      line.attemptTimeoutMs !== undefined ||
      line.queueTimeoutMs !== undefined ||
      line.totalTimeoutMs !== undefined;
    const flags =
      (hasOwn ? HAS_OWN : 0) |
      (line.intendedAtMs === undefined ? 0 : HAS_INTENDED) |
      (line.loop === undefined ? 0 : IS_CLOSED_LOOP);
    this.#begin(sortOf(SUBMITTED, PRIORITIES.indexOf(line.priority), flags), line);
    this.#put(line.task);
    this.#put(this.#write(line.name));
    this.#put(this.#write(line.kind));
    if (hasOwn) {
      this.#limit(line.maxAttempts);
      this.#limit(line.attemptTimeoutMs);
      this.#limit(line.queueTimeoutMs);
      this.#limit(line.totalTimeoutMs);
    }
    if (line.intendedAtMs !== undefined) this.#put(line.intendedAtMs);
  }

  #taskSettled(line: TaskSettled): void {
    const { output, error, reason } = line;
    const flags = flagsOf(output, error) | (reason === undefined ? 0 : HAS_REASON);
    this.#begin(sortOf(TASK_SETTLED, OUTCOMES.indexOf(line.status), flags), line);
    this.#put(line.task);
    this.#put(line.attempts);
    this.#output(output);
    this.#error(error);
    if (reason !== undefined) this.#put(CANCEL_REASONS.indexOf(reason));
  }

  #begin(first: number, { seq, atMs }: { readonly seq: number; readonly atMs: number }): void {
    this.#put(first);
    this.#put(seq);
    this.#put(atMs);
  }

  #attempt(task: number, attempt: number, third: number): void {
    this.#put(task);
    this.#put(attempt);
    this.#put(third);
  }

  #output(output: string | undefined): void {
    if (output !== undefined) this.#put(this.#write(output));
  }

  #error(error: TaskError | undefined): void {
    if (error === undefined) return;
    this.#put(this.#write(error.name));
    this.#put(this.#write(error.message));
  }

  #limit(limit: number | null | undefined): void {
    this.#put(limit === undefined ? Number.NaN : (limit ?? Number.POSITIVE_INFINITY));
  }

  #put(number: number): void {
    this.#numbers[this.#used++] = number;
  }

  /** @returns its length */
  #write(text: string): number {
    this.#text += text;
    return text.length;
  }
}

function flagsOf(output: string | undefined, error: TaskError | undefined): number {
  const ofOutput = output === undefined ? 0 : HAS_OUTPUT;
  if (error === undefined) return ofOutput;
  return ofOutput | HAS_ERROR | (error.retryable === false ? IS_FINAL : 0);
}
