import type { LaneId, TaskId } from '#contract/task';
import { DueHeap } from './due-heap';
import { CHUNK_TASKS, PendingChunks, placeOf } from './pending-chunks';

const WAITING = 1;
const DUE = 2;

/** Tasks between two attempts, and when their next ones are due: 11 bytes a task, and 16 until it is due. */
export class RetryDues {
  readonly #chunks = new PendingChunks(() => ({
    known: 0,
    dueMs: new Float64Array(CHUNK_TASKS),
    /** Of the lane that is held; 0: none is. */
    lanes: new Uint16Array(CHUNK_TASKS),
    /** 0: no such task is here. */
    states: new Uint8Array(CHUNK_TASKS),
  }));
  /** What was taken away before its time is passed over, and swept out when it is most. */
  readonly #heap = new DueHeap();
  #waiting = 0;
  #nextMs = Number.POSITIVE_INFINITY;

  /** @param lane the lane that is held for it, or null */
  add(task: TaskId, dueMs: number, lane: LaneId | null): void {
    this.take(task);
    const chunk = this.#chunks.findOrAdd(task);
    const at = placeOf(task);
    chunk.known++;
    chunk.dueMs[at] = dueMs;
    chunk.lanes[at] = lane ?? 0;
    chunk.states[at] = WAITING;
    this.#waiting++;
    this.#heap.push(dueMs, task);
    if (dueMs < this.#nextMs) this.#nextMs = dueMs;
  }

  /** The lane that is held for the task; null: none is, or it is not here. */
  laneOf(task: TaskId): LaneId | null {
    const chunk = this.#chunks.find(task);
    const at = placeOf(task);
    return chunk === null || chunk.states[at] === 0 ? null : chunk.lanes[at] || null;
  }

  /** Takes the task away where it is here: it starts, or has settled. True where its retry was due. */
  take(task: TaskId): boolean {
    const chunk = this.#chunks.find(task);
    const at = placeOf(task);
    const state = chunk?.states[at] ?? 0;
    if (chunk === null || state === 0) return false;
    chunk.states[at] = 0;
    this.#chunks.forget(task, chunk);
    if (state === WAITING) {
      this.#waiting--;
      if (this.#heap.size > 64 && this.#heap.size > 2 * this.#waiting) this.#sweep();
      if (chunk.dueMs[at] === this.#nextMs) this.#findNext();
    }
    return state === DUE;
  }

  /** When the next is due; Infinity where none is to come. */
  get nextMs(): number {
    return this.#nextMs;
  }

  /** The next that is due by `atMs`, and is due from now on; null where there is none any more. */
  nextDue(atMs: number): TaskId | null {
    if (this.#nextMs > atMs) return null;
    const task = this.#heap.firstTask;
    this.#heap.pop();
    this.#waiting--;
    const chunk = this.#chunks.find(task);
    if (chunk !== null) chunk.states[placeOf(task)] = DUE;
    this.#findNext();
    return task;
  }

  #findNext(): void {
    const heap = this.#heap;
    while (heap.size > 0 && !this.#isWaiting(heap.firstTask, heap.firstMs)) heap.pop();
    this.#nextMs = heap.size > 0 ? heap.firstMs : Number.POSITIVE_INFINITY;
  }

  #isWaiting(task: TaskId, dueMs: number): boolean {
    const chunk = this.#chunks.find(task);
    const at = placeOf(task);
    return chunk !== null && chunk.states[at] === WAITING && chunk.dueMs[at] === dueMs;
  }

  #sweep(): void {
    this.#heap.keep((task, dueMs) => this.#isWaiting(task, dueMs));
  }
}
