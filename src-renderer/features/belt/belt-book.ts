import { type LaneId, OUTCOMES, type Outcome, PRIORITIES, type Priority, type TaskId } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import type { YardTree } from '#contract/yard-tree';
import type { YardView } from '#contract/yard-view';
import type { Move, Place } from './belt-move';

/** So many waiting tasks of each level, and so many backing off, are known by number. */
export const MOST_KNOWN = 1_000;
/** So many settled tasks of each outcome are known by number. */
export const RECENT = 8;

const UNKNOWN: Place = { kind: 'unknown' };

/**
 * Which tasks stand where, as far as it is known here: a fold of the events that came one by one. It may know
 * fewer tasks than there are, and never another: those it knows of a level are the first of its queue. How many
 * there are is told by the feed.
 */
export class BeltBook {
  readonly #queues: Readonly<Record<Priority, Set<TaskId>>> = {
    high: new Set(),
    medium: new Set(),
    low: new Set(),
  };
  /** The levels of which all tasks are known: a newcomer is the last of its queue. */
  readonly #wholeQueues = new Set<Priority>();
  /** When each task that backs off on no lane is due. */
  readonly #siding = new Map<TaskId, number>();
  readonly #onLanes = new Map<TaskId, LaneId>();
  readonly #recent: Readonly<Record<Outcome, TaskId[]>> = {
    succeeded: [],
    failed: [],
    'timed-out': [],
    cancelled: [],
  };

  /** The known tasks of a level, the next to start first. */
  queued(priority: Priority): ReadonlySet<TaskId> {
    return this.#queues[priority];
  }

  /** The known tasks that back off on no lane, and when each is due. */
  get siding(): ReadonlyMap<TaskId, number> {
    return this.#siding;
  }

  /** The newest known tasks that came out so, the newest first. */
  recent(outcome: Outcome): readonly TaskId[] {
    return this.#recent[outcome];
  }

  /** Begins anew: all that is known are the lanes. */
  begin({ lanes }: Pick<YardView, 'lanes'>, isNewRun: boolean): void {
    for (const priority of PRIORITIES) this.#queues[priority].clear();
    this.#wholeQueues.clear();
    this.#siding.clear();
    this.#onLanes.clear();
    for (const { lane, occupancy, hold } of lanes) {
      if (occupancy.kind === 'attempt') this.#onLanes.set(occupancy.task, lane);
      if (hold !== null) this.#onLanes.set(hold.task, lane);
    }
    if (isNewRun) for (const outcome of OUTCOMES) this.#recent[outcome].length = 0;
  }

  /** Compares what is known with the exact numbers, as of the last event taken in. */
  check(queued: Readonly<Record<Priority, number>>): void {
    for (const priority of PRIORITIES) {
      // Nothing is known here that is not queued: as many are the same.
      if (this.#queues[priority].size === queued[priority]) this.#wholeQueues.add(priority);
    }
  }

  /** Learns who waits from the tree. Whatever happened after its `seq` must be taken in afterwards, once more. */
  learn({ queued, backingOff }: Pick<YardTree, 'queued' | 'backingOff'>): void {
    for (const priority of PRIORITIES) this.#queues[priority].clear();
    for (const { task, priority } of queued.first) this.#queues[priority].add(task);
    // The first of all by number are the first of their levels, but the last of a level may not be among them.
    if (queued.first.length === queued.count)
      for (const priority of PRIORITIES) this.#wholeQueues.add(priority);
    else this.#wholeQueues.clear();
    this.#siding.clear();
    for (const { task, retryAtMs } of backingOff.first) this.#siding.set(task, retryAtMs ?? 0);
  }

  /** Takes in the next event; tells what it moved, if anything. */
  take(event: TaskEvent): Move | null {
    switch (event.type) {
      case 'task-submitted': {
        const { task, priority } = event;
        this.#join(priority, task);
        return { task, from: { kind: 'outside' }, to: { kind: 'queue', priority } };
      }
      case 'task-rejected':
        return { task: null, from: { kind: 'outside' }, to: { kind: 'off' } };
      case 'attempt-started': {
        const { task, lane } = event;
        const from = this.#leave(task, event.attempt > 1 ? { kind: 'siding' } : UNKNOWN);
        this.#onLanes.set(task, lane);
        // A lane that waited with its task goes on with it.
        return from.kind === 'lane' && from.lane === lane ? null : { task, from, to: { kind: 'lane', lane } };
      }
      case 'retry-scheduled': {
        const { task, lane } = event;
        if (lane !== null) return null;
        const from = this.#leave(task, UNKNOWN);
        if (this.#siding.size < MOST_KNOWN) this.#siding.set(task, event.atMs + event.delayMs);
        return { task, from, to: { kind: 'siding' } };
      }
      case 'task-settled': {
        const { task, status } = event;
        const from = this.#leave(task, UNKNOWN);
        this.#remember(status, task);
        const to: Place = event.reason === 'dropped' ? { kind: 'off' } : { kind: 'bin', outcome: status };
        return { task, from, to };
      }
      case 'attempt-settled':
      case 'attempt-stopped':
      case 'lane-opened':
      case 'lane-closed':
      case 'limits-changed':
      case 'shutdown-requested':
      case 'shutdown-completed':
        return null;
      default:
        return event satisfies never;
    }
  }

  #remember(outcome: Outcome, task: TaskId): void {
    const recent = this.#recent[outcome];
    // What is taken in once more after the tree was learned is known already.
    if (recent.includes(task)) return;
    recent.unshift(task);
    if (recent.length > RECENT) recent.length = RECENT;
  }

  #join(priority: Priority, task: TaskId): void {
    // Behind others that nobody knows it would look as if it were before them.
    if (!this.#wholeQueues.has(priority)) return;
    if (this.#queues[priority].size < MOST_KNOWN) this.#queues[priority].add(task);
    else this.#wholeQueues.delete(priority);
  }

  /** Takes a task from where it was; tells where that was. */
  #leave(task: TaskId, otherwise: Place): Place {
    let from = otherwise;
    if (this.#siding.delete(task)) from = { kind: 'siding' };
    for (const priority of PRIORITIES) {
      if (this.#queues[priority].delete(task)) from = { kind: 'queue', priority };
    }
    const lane = this.#onLanes.get(task);
    if (lane !== undefined) from = { kind: 'lane', lane };
    this.#onLanes.delete(task);
    return from;
  }
}
