import type { LaneId, Outcome, Priority, TaskId, TaskPhase } from './task';
import type { RunningDeadline } from './task-detail';
import type { YardPhase } from './yard-view';

/** Tasks that a tree names of those that are on no lane; the rest is counted. */
export const MAX_TREE_TASKS = 100;

/** The attempt of a task that has a body at work. */
export interface TreeAttempt {
  readonly attempt: number;
  readonly startedAtMs: number;
  /** The verdict that its body has outlived: a ghost; null while it runs. */
  readonly outlived: Outcome | null;
}

export interface TreeTask {
  readonly task: TaskId;
  readonly name: string;
  readonly priority: Priority;
  readonly phase: TaskPhase;
  /** When it was accepted: its queue timeout and its total timeout run from here. */
  readonly submittedAtMs: number;
  readonly attempt: TreeAttempt | null;
  /**
   * This is only the ghost of an earlier attempt: its task goes on elsewhere in the tree, and is cancelled there. It
   * counts for nothing.
   */
  readonly goneOn: boolean;
  /** When its next attempt is due, while its delay runs. */
  readonly retryAtMs: number | null;
  /** Its deadlines that run now, the earliest first. */
  readonly deadlines: readonly RunningDeadline[];
}

export interface TreeLane {
  readonly lane: LaneId;
  readonly open: boolean;
  /** What is on it: a task at work, the task it waits for, a ghost. A lane can be held behind a ghost. */
  readonly tasks: readonly TreeTask[];
}

/** Tasks that are on no lane. */
export interface TreeGroup {
  readonly count: number;
  /** The first {@link MAX_TREE_TASKS} of them, by number. */
  readonly first: readonly TreeTask[];
}

/** Who is reached by whose cancellation, as of now: yard → lanes → tasks → attempts. */
export interface YardTree {
  readonly run: number;
  readonly seq: number;
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
  readonly phase: YardPhase;
  /** When the grace of a shutdown ends; null where none runs. */
  readonly graceEndsAtMs: number | null;
  /** Lanes that are open or not yet empty. */
  readonly lanes: readonly TreeLane[];
  readonly queued: TreeGroup;
  /** Between two attempts, on no lane. */
  readonly backingOff: TreeGroup;
}
