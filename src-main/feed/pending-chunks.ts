import type { TaskId } from '#contract/task';

const CHUNK_BITS = 12;
/** Tasks in one chunk. */
export const CHUNK_TASKS = 2 ** CHUNK_BITS;

/** Columns of what is known of some tasks with neighbouring numbers. */
export interface PendingChunk {
  /** Of how many tasks anything is known. */
  known: number;
}

/**
 * Columns by task number, of tasks that come and go in about the order of their numbers: chunks are let go when
 * nothing is known of any of their tasks, and no task costs an object of its own.
 */
export class PendingChunks<Chunk extends PendingChunk> {
  readonly #make: () => Chunk;
  readonly #chunks = new Map<number, Chunk>();
  /** The one asked for last: it stays until another is, also when it has become empty. */
  #last: Chunk | null = null;
  #lastNumber = -1;
  /** One that was let go, to be used again. */
  #spare: Chunk | null = null;

  /** @param make a chunk of {@link CHUNK_TASKS} that knows nothing */
  constructor(make: () => Chunk) {
    this.#make = make;
  }

  /** The chunk that the task is in, at {@link placeOf}; null where nothing is known of any in it. */
  find(task: TaskId): Chunk | null {
    const number = task >>> CHUNK_BITS;
    if (number === this.#lastNumber) return this.#last;
    const chunk = this.#chunks.get(number);
    if (chunk === undefined) return null;
    this.#turnTo(number, chunk);
    return chunk;
  }

  findOrAdd(task: TaskId): Chunk {
    const found = this.find(task);
    if (found !== null) return found;
    const number = task >>> CHUNK_BITS;
    const chunk = this.#spare ?? this.#make();
    this.#spare = null;
    this.#chunks.set(number, chunk);
    this.#turnTo(number, chunk);
    return chunk;
  }

  /** Nothing is known of the task any more: of one less in its chunk. */
  forget(task: TaskId, chunk: Chunk): void {
    chunk.known--;
    const number = task >>> CHUNK_BITS;
    if (chunk.known === 0 && number !== this.#lastNumber) this.#letGo(number, chunk);
  }

  #turnTo(number: number, chunk: Chunk): void {
    const last = this.#last;
    if (last !== null && last.known === 0) this.#letGo(this.#lastNumber, last);
    this.#last = chunk;
    this.#lastNumber = number;
  }

  #letGo(number: number, chunk: Chunk): void {
    this.#chunks.delete(number);
    this.#spare = chunk;
  }
}

/** Where in its chunk a task stands. */
export function placeOf(task: TaskId): number {
  return task % CHUNK_TASKS;
}
