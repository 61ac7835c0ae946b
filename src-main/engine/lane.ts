import type { LaneId } from '#contract/task';
import type { Attempt } from './attempt';
import type { Task } from './task';

/** One worker's track. It is occupied while a body runs on it, and while it is held for a task. */
export class Lane {
  readonly number: LaneId;
  open = false;
  /** The attempt whose body is on it: running, or a ghost that outlived its verdict. */
  attempt: Attempt | null = null;
  /** The task that backs off with it. */
  heldFor: Task | null = null;

  constructor(number: LaneId) {
    this.number = number;
  }

  get isOccupied(): boolean {
    return this.attempt !== null || this.heldFor !== null;
  }

  /** Whether the body on it has outlived its verdict. */
  get isGhostly(): boolean {
    return this.attempt !== null && this.attempt.outcome !== null;
  }
}
