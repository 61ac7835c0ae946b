import type { LevelChooser } from './priority-rules';
import { type Eligible, ReadyLevel } from './ready-level';
import type { Task } from './task';

/** A place in a list of tasks that moves on without touching the list. */
class Cursor {
  head: Task | null;

  constructor({ head }: { readonly head: Task | null }) {
    this.head = head;
  }
}

/**
 * The ready tasks one after the other, as they would be taken out if nobody joined them. It reads the very
 * lists it was made from, so it is over when they change.
 */
export class ReadyWalk {
  readonly #levels: readonly [ReadyLevel<Cursor>, ReadyLevel<Cursor>, ReadyLevel<Cursor>];
  readonly #chooser: LevelChooser;

  /** @param chooser a copy of its own */
  constructor(
    levels: readonly [ReadyLevel<Cursor>, ReadyLevel<Cursor>, ReadyLevel<Cursor>],
    chooser: LevelChooser,
  ) {
    const [high, medium, low] = levels;
    this.#levels = [cursorsOf(high), cursorsOf(medium), cursorsOf(low)];
    this.#chooser = chooser;
  }

  /** The task that would start next, or null where no eligible one is left. */
  next(eligible: Eligible, nowMs: number): Task | null {
    const [high, medium, low] = this.#levels;
    const candidates = [high.first(eligible), medium.first(eligible), low.first(eligible)] as const;
    if (candidates.every((task) => task === null)) return null;
    const task = candidates[this.#chooser.choose(candidates, nowMs)];
    if (task !== null) this.#pass(task);
    return task;
  }

  #pass(task: Task): void {
    const { fresh, rejoined, held } = this.#levels[task.level];
    for (const cursor of [fresh, rejoined, held]) if (cursor.head === task) cursor.head = task.next;
  }
}

function cursorsOf({ fresh, rejoined, held }: ReadyLevel<Cursor>): ReadyLevel<Cursor> {
  return new ReadyLevel(new Cursor(fresh), new Cursor(rejoined), new Cursor(held));
}
