import type { TaskId, TaskSpec } from '#contract/task';
import { Task } from './task';

const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;

interface Page {
  readonly tasks: (Task | undefined)[];
  pending: number;
  /** Whether any of its tasks may be backing off. */
  mayBackOff: boolean;
}

/**
 * All accepted tasks that have not settled, by id. Ids are dense and mostly settle in order, so pages of
 * an array serve better than a map: a page goes when its last task has settled.
 */
export class TaskBook {
  readonly #pages: (Page | undefined)[] = [];
  /** The newest task's id; 0: there was none yet. */
  lastId = 0;
  pending = 0;

  /** A new task with the next id, from 1. */
  accept(spec: TaskSpec): Task {
    const id = ++this.lastId;
    const task = new Task(id, spec);
    const at = id >> PAGE_BITS;
    let page = this.#pages[at];
    if (page === undefined) {
      page = { tasks: [], pending: 0, mayBackOff: false };
      this.#pages[at] = page;
      // Id 0 is nobody's: without this the first page's array would begin with a hole.
      if (at === 0) page.tasks.push(undefined);
    }
    page.tasks.push(task);
    page.pending++;
    this.pending++;
    return task;
  }

  get(id: TaskId): Task | undefined {
    return this.#pages[id >> PAGE_BITS]?.tasks[id & (PAGE_SIZE - 1)];
  }

  delete(task: Task): void {
    const at = task.id >> PAGE_BITS;
    const page = this.#pages[at];
    if (page === undefined) return;
    page.tasks[task.id & (PAGE_SIZE - 1)] = undefined;
    this.pending--;
    if (--page.pending === 0 && page.tasks.length === PAGE_SIZE) this.#pages[at] = undefined;
  }

  /** To be called whenever a task begins to back off: so it can be found without a look at all others. */
  noteBackingOff(task: Task): void {
    const page = this.#pages[task.id >> PAGE_BITS];
    if (page !== undefined) page.mayBackOff = true;
  }

  /** The first `count` tasks that back off on no lane, in order of acceptance; less where there are less. */
  backingOffLanes(count: number): Task[] {
    const found: Task[] = [];
    for (const page of this.#pages) {
      if (found.length >= count) break;
      if (page?.mayBackOff !== true) continue;
      page.mayBackOff = false;
      for (const task of page.tasks) {
        if (task?.phase !== 'backing-off') continue;
        page.mayBackOff = true;
        if (task.heldLane === null && found.push(task) >= count) break;
      }
    }
    return found;
  }

  /** Pages so far, those included whose tasks have all settled. Pages stand in order of acceptance. */
  get pages(): number {
    return this.#pages.length;
  }

  /** The pending tasks of a page in order of acceptance, as they are now: tasks may settle meanwhile. */
  pendingOn(page: number): Task[] {
    const { tasks = [], pending = 0 } = this.#pages[page] ?? {};
    return pending === 0 ? [] : tasks.filter((task) => task !== undefined);
  }
}
