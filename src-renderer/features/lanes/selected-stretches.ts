import type { TaskId } from '#contract/task';
import type { Yard } from '../../state/yard-store';
import type { TaskLookup } from './task-lookup';
import { stretchesOf, type TaskStretch } from './task-stretches';

/** They are gathered anew so often while something may change, in milliseconds. */
const REFRESH_MS = 500;

/** The attempts of the task that is selected, wherever it was. */
export class SelectedStretches {
  readonly #yard: Yard;
  readonly #lookup: TaskLookup;
  #run = 0;
  #task: TaskId | null = null;
  #gatheredAtMs = Number.NEGATIVE_INFINITY;
  #list: readonly TaskStretch[] = [];

  constructor(yard: Yard, lookup: TaskLookup) {
    this.#yard = yard;
    this.#lookup = lookup;
  }

  of(task: TaskId | null): readonly TaskStretch[] {
    if (task === null) return [];
    const nowMs = this.#yard.hostNow();
    const { run, view, bars } = this.#yard.store.getState();
    if (this.#task !== task || this.#run !== run || nowMs - this.#gatheredAtMs > REFRESH_MS) {
      this.#run = run;
      this.#task = task;
      this.#gatheredAtMs = nowMs;
      this.#list = stretchesOf(task, this.#lookup.look(task)?.record ?? null, bars, view.lanes);
    }
    return this.#list;
  }

  /** Something more is known. */
  forget(): void {
    this.#task = null;
  }
}
