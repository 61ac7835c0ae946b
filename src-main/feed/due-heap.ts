import type { TaskId } from '#contract/task';

/** Tasks by when something of theirs is due: a binary heap in two columns, so that none costs an object. */
export class DueHeap {
  #dueMs: number[] = [];
  #tasks: TaskId[] = [];

  get size(): number {
    return this.#tasks.length;
  }

  /** Of the first: there must be one. */
  get firstMs(): number {
    return this.#dueMs[0] as number;
  }

  get firstTask(): TaskId {
    return this.#tasks[0] as TaskId;
  }

  push(dueMs: number, task: TaskId): void {
    let at = this.#tasks.length;
    this.#dueMs.push(dueMs);
    this.#tasks.push(task);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#dueMs[above] as number) <= dueMs) break;
      this.#move(above, at);
      at = above;
    }
    this.#put(at, dueMs, task);
  }

  /** Takes the first away; there must be one. */
  pop(): void {
    const dueMs = this.#dueMs.pop() as number;
    const task = this.#tasks.pop() as TaskId;
    const size = this.#tasks.length;
    if (size === 0) return;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (this.#dueMs[below + 1] as number) < (this.#dueMs[below] as number)) below++;
      if ((this.#dueMs[below] as number) >= dueMs) break;
      this.#move(below, at);
      at = below;
    }
    this.#put(at, dueMs, task);
  }

  /** Takes all away that are not to be kept. */
  keep(isKept: (task: TaskId, dueMs: number) => boolean): void {
    const [allMs, all] = [this.#dueMs, this.#tasks];
    this.#dueMs = [];
    this.#tasks = [];
    for (const [at, task] of all.entries()) {
      const dueMs = allMs[at] as number;
      if (isKept(task, dueMs)) this.push(dueMs, task);
    }
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#dueMs[from] as number, this.#tasks[from] as TaskId);
  }

  #put(at: number, dueMs: number, task: TaskId): void {
    this.#dueMs[at] = dueMs;
    this.#tasks[at] = task;
  }
}
