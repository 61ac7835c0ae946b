import type { TaskId } from '#contract/task';

/** The time in which most of the way is made, in milliseconds. */
const EASE_MS = 70;

/** Where parcels are drawn that move up their track: each follows its place gently. */
export class Slides {
  #shown = new Map<TaskId, number>();
  #next = new Map<TaskId, number>();
  #ease = 1;
  #moving = false;

  /** Whether some parcel of this frame is not yet where it belongs. */
  get isMoving(): boolean {
    return this.#moving;
  }

  /** A new frame, `sinceMs` milliseconds after the one before; what is not asked for in it is forgotten. */
  begin(sinceMs: number, isCalm: boolean): void {
    [this.#shown, this.#next] = [this.#next, this.#shown];
    this.#next.clear();
    this.#moving = false;
    this.#ease = isCalm ? 1 : 1 - Math.exp(-Math.max(0, sinceMs) / EASE_MS);
  }

  /** Where a parcel whose place is at `x` is drawn in this frame. */
  at(task: TaskId, x: number): number {
    const before = this.#shown.get(task);
    const isThere = before === undefined || Math.abs(x - before) < 0.4 || this.#ease === 1;
    const shown = isThere ? x : before + (x - before) * this.#ease;
    if (!isThere) this.#moving = true;
    this.#next.set(task, shown);
    return shown;
  }

  /** The parcel is elsewhere, at `x`: it goes on from there. */
  hold(task: TaskId, x: number): void {
    this.#next.set(task, x);
  }
}
