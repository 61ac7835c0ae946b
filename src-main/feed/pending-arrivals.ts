import type { Loop } from '#contract/run-figures';
import type { TaskId } from '#contract/task';

/** Tasks in one chunk. */
const CHUNK_TASKS = 4_096;
const CHUNK_BITS = 12;

interface Chunk {
  readonly submittedMs: Float64Array;
  readonly intendedMs: Float64Array;
  /** 0: no such task is pending. */
  readonly loops: Uint8Array;
  pending: number;
}

const OPEN = 1;
const CLOSED = 2;

/**
 * When and how each pending task arrived: 17 bytes a task, in chunks that are let go when the last of their tasks has
 * settled.
 */
export class PendingArrivals {
  readonly #chunks = new Map<number, Chunk>();
  /** The newest tasks', which is asked for most. */
  #newest: Chunk | null = null;
  #newestNumber = -1;
  /** One that was let go and is used again. */
  #spare: Chunk | null = null;
  #count = 0;

  /** Tasks that are pending. */
  get count(): number {
    return this.#count;
  }

  add(task: TaskId, loop: Loop, submittedMs: number, intendedMs: number): void {
    const number = task >>> CHUNK_BITS;
    const at = task % CHUNK_TASKS;
    const chunk = this.#chunkAt(number) ?? this.#addChunk(number);
    if (chunk.loops[at] === 0) {
      chunk.pending++;
      this.#count++;
    }
    chunk.loops[at] = loop === 'open' ? OPEN : CLOSED;
    chunk.submittedMs[at] = submittedMs;
    chunk.intendedMs[at] = intendedMs;
  }

  /** How the task arrived; null where it is not pending. */
  loopOf(task: TaskId): Loop | null {
    const loop = this.#chunkAt(task >>> CHUNK_BITS)?.loops[task % CHUNK_TASKS];
    return loop === OPEN ? 'open' : loop === CLOSED ? 'closed' : null;
  }

  /** When it was accepted, in milliseconds of the run; the task is pending. */
  submittedMs(task: TaskId): number {
    return this.#chunkAt(task >>> CHUNK_BITS)?.submittedMs[task % CHUNK_TASKS] ?? 0;
  }

  /** When its arrival was due, in milliseconds of the run; the task is pending. */
  intendedMs(task: TaskId): number {
    return this.#chunkAt(task >>> CHUNK_BITS)?.intendedMs[task % CHUNK_TASKS] ?? 0;
  }

  /** It has settled. */
  delete(task: TaskId): void {
    const number = task >>> CHUNK_BITS;
    const chunk = this.#chunkAt(number);
    if (chunk === null || chunk.loops[task % CHUNK_TASKS] === 0) return;
    chunk.loops[task % CHUNK_TASKS] = 0;
    chunk.pending--;
    this.#count--;
    if (chunk.pending > 0 || number === this.#newestNumber) return;
    this.#chunks.delete(number);
    this.#spare = chunk;
  }

  #chunkAt(number: number): Chunk | null {
    return number === this.#newestNumber ? this.#newest : (this.#chunks.get(number) ?? null);
  }

  #addChunk(number: number): Chunk {
    const before = this.#newest;
    if (before !== null && before.pending === 0) {
      this.#chunks.delete(this.#newestNumber);
      this.#spare = before;
    }
    const chunk = this.#spare ?? {
      submittedMs: new Float64Array(CHUNK_TASKS),
      intendedMs: new Float64Array(CHUNK_TASKS),
      loops: new Uint8Array(CHUNK_TASKS),
      pending: 0,
    };
    this.#spare = null;
    this.#chunks.set(number, chunk);
    this.#newest = chunk;
    this.#newestNumber = number;
    return chunk;
  }
}
