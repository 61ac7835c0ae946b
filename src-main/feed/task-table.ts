import { TASK_PHASES, type TaskId } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import { GONE, TaskChunk } from './task-chunk';

/** Rows of a whole chunk. */
export const CHUNK_ROWS = 4_096;
/** A chunk with no more than this share of its tasks left is made smaller. */
const SPARSE = 1 / 4;

/** Where a task stands. Good until the table changes. */
export interface TaskPlace {
  readonly chunk: TaskChunk;
  readonly row: number;
}

/**
 * Tasks in the order of their numbers, in chunks. Its memory follows the tasks that are in it: a chunk goes
 * when its last task is forgotten, and one that has become sparse is copied into a smaller one, together
 * with a neighbour where both are.
 */
export class TaskTable {
  readonly #chunkRows: number;
  #chunks: TaskChunk[] = [];
  /** Where the last task was found: the next is mostly near. */
  #near = 0;

  /** @param chunkRows how many tasks a chunk holds, ≥ 1 */
  constructor(chunkRows = CHUNK_ROWS) {
    this.#chunkRows = chunkRows;
  }

  /** In the order of their tasks; none is empty. */
  get chunks(): readonly TaskChunk[] {
    return this.#chunks;
  }

  /** The highest number of a task that has come; 0: none is left. */
  get lastTask(): TaskId {
    return this.#chunks.at(-1)?.lastTask ?? 0;
  }

  /** Tasks by phase, by the phase's place in {@link TASK_PHASES}. */
  tally(): number[] {
    const sums = TASK_PHASES.map(() => 0);
    for (const { tally } of this.#chunks) {
      for (let phase = 0; phase < sums.length; phase++)
        sums[phase] = (sums[phase] ?? 0) + (tally[phase] ?? 0);
    }
    return sums;
  }

  /** One more pending task, with a higher number than all before. */
  add(record: TaskRecord): void {
    let last = this.#chunks.at(-1);
    if (last === undefined || last.isFull) {
      last = new TaskChunk(this.#chunkRows);
      this.#chunks.push(last);
    }
    last.add(record);
  }

  find(task: TaskId): TaskPlace | null {
    const chunk = this.#chunks[this.#indexFrom(task)];
    if (chunk === undefined) return null;
    const row = chunk.rowFrom(task);
    const isThere = row < chunk.rows && chunk.identities.task(row) === task && chunk.phase(row) !== GONE;
    return isThere ? { chunk, row } : null;
  }

  /** The first chunk that has tasks with that number or higher ones; null where there is none. */
  chunkFrom(task: TaskId): TaskChunk | null {
    return this.#chunks[this.#indexFrom(task)] ?? null;
  }

  forget({ chunk, row }: TaskPlace): void {
    chunk.forget(row);
    // The last one may still grow.
    if (chunk.live > chunk.rows * SPARSE || !chunk.isFull) return;
    const index = this.#indexFrom(chunk.firstTask);
    if (chunk.live === 0) this.#chunks.splice(index, 1);
    else this.#shrink(index);
    this.#near = 0;
  }

  clear(): void {
    this.#chunks = [];
    this.#near = 0;
  }

  #shrink(index: number): void {
    const from = this.#isMergeable(index - 1) ? index - 1 : index;
    const to = from === index && this.#isMergeable(index + 1) ? index + 1 : index;
    const parts = this.#chunks.slice(from, to + 1);
    const whole = new TaskChunk(parts.reduce((sum, { live }) => sum + live, 0));
    for (const part of parts) {
      for (let row = 0; row < part.rows; row++) if (part.phase(row) !== GONE) whole.adopt(part, row);
    }
    this.#chunks.splice(from, parts.length, whole);
  }

  /** Whether that chunk is so small that it may as well stand with a sparse one. */
  #isMergeable(index: number): boolean {
    const chunk = this.#chunks[index];
    return chunk?.isFull === true && chunk.live <= this.#chunkRows * SPARSE;
  }

  /** The index of the first chunk whose last task is not below that number. */
  #indexFrom(task: TaskId): number {
    const near = this.#chunks[this.#near];
    if (near !== undefined && near.firstTask <= task && task <= near.lastTask) return this.#near;
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#chunks[middle] as TaskChunk).lastTask < task) low = middle + 1;
      else high = middle;
    }
    this.#near = low;
    return low;
  }
}
