import type { LaneDeadline } from '#contract/feed-message';
import type { LaneId, Outcome, TaskId } from '#contract/task';
import type { RunningDeadline, Waiting } from '#contract/task-detail';
import type { RunState } from './run-state';
import type { Task } from './task';
import { waitingOf } from './waiting';

/** What is on a lane at this moment. */
export interface LaneNow {
  readonly lane: LaneId;
  readonly open: boolean;
  /** The body on it, with the verdict it has outlived, if it has. */
  readonly attempt: {
    readonly task: TaskId;
    readonly attempt: number;
    readonly outcome: Outcome | null;
  } | null;
  /** The task it waits for. */
  readonly heldFor: TaskId | null;
}

/** Pending tasks that are on no lane. */
export interface OffLanes {
  readonly queued: readonly TaskId[];
  readonly backingOff: readonly TaskId[];
}

/** Answers questions about a run as it is at this moment, and changes nothing. */
export class Inspection {
  readonly #state: RunState;

  constructor(state: RunState) {
    this.#state = state;
  }

  /** Why a task waits or what it does; null where it is not pending. */
  waiting(id: TaskId): Waiting | null {
    const task = this.#state.tasks.get(id);
    return task === undefined ? null : waitingOf(this.#state, task);
  }

  /** The deadlines of a task that run now, the earliest first. */
  deadlines(id: TaskId): RunningDeadline[] {
    const task = this.#state.tasks.get(id);
    return task === undefined ? [] : deadlinesOf(task);
  }

  /** Where an attempt will really be ended at another moment than the yard's own attempt timeout says. */
  laneDeadlines(): LaneDeadline[] {
    const found: LaneDeadline[] = [];
    for (const { number: lane, attempt } of this.#state.lanes.opened()) {
      if (attempt === null || attempt.outcome !== null) continue;
      const { of: task } = attempt;
      const totalMs = task.totalAlarm?.dueMs ?? Number.POSITIVE_INFINITY;
      const ownMs = attempt.row === null ? Number.POSITIVE_INFINITY : attempt.dueMs;
      const isTheYards = task.spec.own?.attemptTimeoutMs === undefined && ownMs <= totalMs;
      if (isTheYards) continue;
      const atMs = Math.min(ownMs, totalMs);
      found.push({
        ...{ lane, task: task.id, attempt: attempt.attempt },
        atMs: Number.isFinite(atMs) ? atMs : null,
      });
    }
    return found;
  }

  /** All open lanes, in order of their numbers. */
  lanes(): LaneNow[] {
    return this.#state.lanes.opened().map(({ number: lane, open, attempt, heldFor }) => ({
      lane,
      open,
      attempt:
        attempt === null ? null : { task: attempt.task, attempt: attempt.attempt, outcome: attempt.outcome },
      heldFor: heldFor?.id ?? null,
    }));
  }

  /** The first pending tasks that are on no lane, by number: at most `most` of each sort. */
  offLanes(most: number): OffLanes {
    const { ready, tasks, lanes, journal } = this.#state;
    const held = lanes.opened().filter(({ heldFor }) => heldFor !== null).length;
    // Where there are none of them no search could end before the last task.
    const count = Math.min(most, journal.counts.backingOff - held);
    return {
      queued: ready.firstFresh(most).map(({ id }) => id),
      backingOff: tasks.backingOffLanes(count).map(({ id }) => id),
    };
  }
}

function deadlinesOf({ attempt, queueAlarm, totalAlarm }: Task): RunningDeadline[] {
  const deadlines: RunningDeadline[] = [];
  if (queueAlarm !== null) deadlines.push({ kind: 'queue-timeout', atMs: queueAlarm.dueMs });
  if (totalAlarm !== null) deadlines.push({ kind: 'total-timeout', atMs: totalAlarm.dueMs });
  if (attempt !== null && attempt.row !== null) {
    deadlines.push({ kind: 'attempt-timeout', atMs: attempt.dueMs });
  }
  // Sorting is stable: of one time, the one set first ends the task.
  return deadlines.sort((a, b) => a.atMs - b.atMs);
}
