import { OUTCOMES, type TaskError } from '#contract/task';
import type { AttemptRecord } from '#contract/task-record';
import { resized, withRoom } from './growing-column';

/** Where an outcome would stand: none has fallen. */
const NO_OUTCOME = OUTCOMES.length;

/** The attempts of settled tasks as columns of numbers, each task's one after the other. */
export class AttemptRows {
  #count = 0;
  #lane = new Uint32Array(0);
  #startedAtMs = new Float64Array(0);
  /** NaN: it has not. */
  #settledAtMs = new Float64Array(0);
  #outcome = new Uint8Array(0);
  /** As an error table numbers them. */
  #error = new Uint32Array(0);
  /** Few bodies outlive their verdict. */
  readonly #stoppedAtMs = new Map<number, number>();

  /** Rows, and so the place of the next one. */
  get count(): number {
    return this.#count;
  }

  add({ lane, startedAtMs, settledAtMs, outcome, stoppedAtMs }: AttemptRecord, error: number): void {
    const row = this.#count++;
    this.#makeRoom(this.#count);
    this.#lane[row] = lane;
    this.#startedAtMs[row] = startedAtMs;
    this.#settledAtMs[row] = settledAtMs ?? Number.NaN;
    this.#outcome[row] = outcome === null ? NO_OUTCOME : OUTCOMES.indexOf(outcome);
    this.#error[row] = error;
    if (stoppedAtMs !== null) this.#stoppedAtMs.set(row, stoppedAtMs);
  }

  /** @param errorOf an error by its number */
  record(row: number, attempt: number, errorOf: (number: number) => TaskError | null): AttemptRecord {
    const settledAtMs = this.#settledAtMs[row] as number;
    return {
      attempt,
      lane: this.#lane[row] as number,
      startedAtMs: this.startedAtMs(row),
      settledAtMs: Number.isNaN(settledAtMs) ? null : settledAtMs,
      outcome: OUTCOMES[this.#outcome[row] as number] ?? null,
      error: errorOf(this.#error[row] as number),
      stoppedAtMs: this.#stoppedAtMs.get(row) ?? null,
    };
  }

  startedAtMs(row: number): number {
    return this.#startedAtMs[row] as number;
  }

  /** From start to verdict, in milliseconds; to `nowMs` where none has fallen. */
  runMs(row: number, nowMs: number): number {
    const settledAtMs = this.#settledAtMs[row] as number;
    return (Number.isNaN(settledAtMs) ? nowMs : settledAtMs) - this.startedAtMs(row);
  }

  /** A body that outlived its verdict has stopped. */
  stopped(row: number, atMs: number): void {
    this.#stoppedAtMs.set(row, atMs);
  }

  /** No more are to be expected: lets go of the room kept for them. */
  trim(): void {
    this.#lane = resized(this.#lane, this.#count);
    this.#startedAtMs = resized(this.#startedAtMs, this.#count);
    this.#settledAtMs = resized(this.#settledAtMs, this.#count);
    this.#outcome = resized(this.#outcome, this.#count);
    this.#error = resized(this.#error, this.#count);
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#lane.length) return;
    this.#lane = withRoom(this.#lane, rows);
    this.#startedAtMs = withRoom(this.#startedAtMs, rows);
    this.#settledAtMs = withRoom(this.#settledAtMs, rows);
    this.#outcome = withRoom(this.#outcome, rows);
    this.#error = withRoom(this.#error, rows);
  }
}
