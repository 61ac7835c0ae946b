import type { PriorityRule } from '#contract/limits';
import { Fifo } from './fifo';
import { chooserOf, type LevelChooser } from './priority-rules';
import { type Eligible, ReadyLevel } from './ready-level';
import { ReadyWalk } from './ready-walk';
import type { Task } from './task';

/** Tasks that are ready to start and lack a lane or a token. FIFO inside a level. */
export class ReadyQueue {
  readonly #levels = [readyLevel(), readyLevel(), readyLevel()] as const;
  /** Filled anew for each choice: there is one before every start. */
  readonly #candidates: [Task | null, Task | null, Task | null] = [null, null, null];
  #chooser: LevelChooser;
  #order = 0;
  /** Tasks that wait in the queue proper, not on a held lane: what the queue's capacity bounds. */
  queued = 0;
  held = 0;

  constructor(rule: PriorityRule) {
    this.#chooser = chooserOf(rule);
  }

  changeRule(rule: PriorityRule): void {
    this.#chooser = chooserOf(rule);
  }

  /** A new task joins its level. */
  addFresh(task: Task, nowMs: number): void {
    this.#add(this.#levels[task.level].fresh, task, nowMs);
    this.queued++;
  }

  /** A retry joins its level behind the peers that wait already. */
  addRejoined(task: Task, nowMs: number): void {
    this.#add(this.#levels[task.level].rejoined, task, nowMs);
    this.queued++;
  }

  /** A retry is ready on the lane that is held for it. */
  addHeld(task: Task, nowMs: number): void {
    this.#add(this.#levels[task.level].held, task, nowMs);
    this.held++;
  }

  /** Takes out the task that is to start next, or null where no eligible one is ready. */
  takeNext(eligible: Eligible, nowMs: number): Task | null {
    const candidates = this.#candidates;
    candidates[0] = this.#levels[0].first(eligible);
    candidates[1] = this.#levels[1].first(eligible);
    candidates[2] = this.#levels[2].first(eligible);
    if (candidates[0] === null && candidates[1] === null && candidates[2] === null) return null;
    const task = candidates[this.#chooser.choose(candidates, nowMs)];
    if (task !== null) this.remove(task);
    return task;
  }

  /** A walk through the tasks in the order in which they would start: nothing is taken out. */
  walk(): ReadyWalk {
    return new ReadyWalk(this.#levels, this.#chooser.copy());
  }

  /** The first `count` never-started tasks by number, whatever their levels; less where there are less. */
  firstFresh(count: number): Task[] {
    const first: Task[] = [];
    // They come in by number, so each list is in that order already.
    const heads = this.#levels.map(({ fresh }) => fresh.head);
    while (first.length < count) {
      let least: Task | null = null;
      for (const head of heads) if (head !== null && (least === null || head.id < least.id)) least = head;
      if (least === null) break;
      first.push(least);
      heads[least.level] = least.next;
    }
    return first;
  }

  /** Whether an eligible task is ready. */
  hasAny(eligible: Eligible): boolean {
    return this.#levels.some((level) => level.first(eligible) !== null);
  }

  /** The oldest never-started task of the least urgent level that has one. */
  oldestOfLowest(): Task | null {
    return this.#levels[2].fresh.head ?? this.#levels[1].fresh.head ?? this.#levels[0].fresh.head;
  }

  /** Takes a task out, wherever it stands; one that is not ready stays as it is. */
  remove(task: Task): void {
    const { fifo } = task;
    if (fifo === null) return;
    if (fifo === this.#levels[task.level].held) this.held--;
    else this.queued--;
    fifo.remove(task);
  }

  #add(fifo: Fifo, task: Task, nowMs: number): void {
    task.readyOrder = this.#order++;
    // Whole milliseconds are enough to compare waits, and a million of them cost no memory of their own.
    task.readySinceMs = Math.floor(nowMs);
    fifo.push(task);
  }
}

function readyLevel(): ReadyLevel<Fifo> {
  return new ReadyLevel(new Fifo(), new Fifo(), new Fifo());
}
