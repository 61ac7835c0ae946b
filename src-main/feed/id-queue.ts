import type { TaskId } from '#contract/task';

/** Task numbers, first in, first out, in as much memory as they need. */
export class IdQueue {
  /** A ring: its length is a power of two. */
  #ids = new Float64Array(64);
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(task: TaskId): void {
    if (this.#length === this.#ids.length) this.#grow();
    this.#ids[(this.#first + this.#length++) & (this.#ids.length - 1)] = task;
  }

  /** Takes out the oldest; undefined where there is none. */
  shift(): TaskId | undefined {
    if (this.#length === 0) return undefined;
    const task = this.#ids[this.#first];
    this.#first = (this.#first + 1) & (this.#ids.length - 1);
    this.#length--;
    return task;
  }

  clear(): void {
    this.#ids = new Float64Array(64);
    this.#first = 0;
    this.#length = 0;
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2);
    ids.set(this.#ids.subarray(this.#first));
    ids.set(this.#ids.subarray(0, this.#first), this.#ids.length - this.#first);
    this.#ids = ids;
    this.#first = 0;
  }
}
