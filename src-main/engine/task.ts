import { PRIORITIES, type TaskId, type TaskSpec } from '#contract/task';
import type { Attempt } from './attempt';
import type { Fifo } from './fifo';
import type { Lane } from './lane';
import type { Alarm } from './timetable';

/** A level's place in the queue: 0 is high, 2 is low. */
export type Level = 0 | 1 | 2;

/** An accepted task until it settles, as the engine holds it. A million of them wait: kept lean. */
export class Task {
  readonly id: TaskId;
  readonly spec: TaskSpec;
  readonly level: Level;
  phase: 'queued' | 'running' | 'backing-off' | 'settled' = 'queued';
  /** Attempts started. */
  attempts = 0;
  /** Its attempt without a verdict, while it runs. */
  attempt: Attempt | null = null;
  /** The lane that is held for it, while it backs off. */
  heldLane: Lane | null = null;
  /** The delay before its last retry, in milliseconds. */
  delayMs = 0;

  /** Where it waits for a start, when it does. */
  fifo: Fifo | null = null;
  previous: Task | null = null;
  next: Task | null = null;
  /** Counts up over all that become ready to start: FIFO across lists. */
  readyOrder = 0;
  /** Since when it has been ready to start, in whole milliseconds of the run. */
  readySinceMs = 0;

  /** What ends it in the queue, ends it at all, or ends its backoff; null where that is not set. */
  queueAlarm: Alarm | null = null;
  totalAlarm: Alarm | null = null;
  retryAlarm: Alarm | null = null;

  constructor(id: TaskId, spec: TaskSpec) {
    this.id = id;
    this.spec = spec;
    this.level = PRIORITIES.indexOf(spec.priority) as Level;
  }
}
