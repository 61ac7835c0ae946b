import type { LaneId, TaskId } from '#contract/task';

/** A task that backs off, or waits to be started again. */
export interface BackingOff {
  readonly task: TaskId;
  /** When its next attempt is due, in milliseconds of the run. */
  readonly dueMs: number;
  /** The lane that is held for it, or null. */
  readonly lane: LaneId | null;
  /** Its time has come. */
  isDue: boolean;
}

/** Tasks between two attempts, and when their next ones are due. */
export class RetryDues {
  readonly #tasks = new Map<TaskId, BackingOff>();
  /** A binary heap by due time. What was taken away before its time is passed over, and swept out when it is most. */
  #heap: BackingOff[] = [];
  #notDue = 0;

  add(task: TaskId, dueMs: number, lane: LaneId | null): void {
    this.take(task);
    const entry = { task, dueMs, lane, isDue: false };
    this.#tasks.set(task, entry);
    this.#notDue++;
    this.#push(entry);
  }

  /** Takes the task away where it is here: it starts, or has settled. */
  take(task: TaskId): BackingOff | null {
    if (this.#tasks.size === 0) return null;
    const entry = this.#tasks.get(task);
    if (entry === undefined) return null;
    this.#tasks.delete(task);
    if (!entry.isDue) this.#notDue--;
    if (this.#heap.length > 64 && this.#heap.length > 2 * this.#notDue) this.#sweep();
    return entry;
  }

  /** When the next is due; Infinity where none is to come. */
  get nextMs(): number {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined) return Number.POSITIVE_INFINITY;
      if (this.#isWaiting(first)) return first.dueMs;
      this.#pop();
    }
  }

  /** The next that is due by `atMs`, which is marked as due; null where there is none any more. */
  nextDue(atMs: number): BackingOff | null {
    if (this.nextMs > atMs) return null;
    const entry = this.#pop();
    entry.isDue = true;
    this.#notDue--;
    return entry;
  }

  #isWaiting(entry: BackingOff): boolean {
    return !entry.isDue && this.#tasks.get(entry.task) === entry;
  }

  #sweep(): void {
    const waiting = this.#heap.filter((entry) => this.#isWaiting(entry));
    this.#heap = [];
    for (const entry of waiting) this.#push(entry);
  }

  #push(entry: BackingOff): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as BackingOff;
      if (parent.dueMs <= entry.dueMs) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  /** The first; there must be one. */
  #pop(): BackingOff {
    const heap = this.#heap;
    const first = heap[0] as BackingOff;
    const last = heap.pop() as BackingOff;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && right.dueMs < (heap[below] as BackingOff).dueMs) below++;
      const child = heap[below] as BackingOff;
      if (child.dueMs >= last.dueMs) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}
