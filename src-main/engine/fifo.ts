import type { Task } from './task';

/** Tasks in order of arrival. A task knows its list and its neighbours, so it can leave from anywhere. */
export class Fifo {
  head: Task | null = null;
  #tail: Task | null = null;
  size = 0;

  push(task: Task): void {
    task.fifo = this;
    task.previous = this.#tail;
    if (this.#tail === null) this.head = task;
    else this.#tail.next = task;
    this.#tail = task;
    this.size++;
  }

  remove(task: Task): void {
    const { previous, next } = task;
    if (previous === null) this.head = next;
    else previous.next = next;
    if (next === null) this.#tail = previous;
    else next.previous = previous;
    task.fifo = null;
    task.previous = null;
    task.next = null;
    this.size--;
  }
}
