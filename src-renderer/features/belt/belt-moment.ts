import type { Counts } from '#contract/counts';
import type { LaneDeadline } from '#contract/feed-message';
import type { Limits } from '#contract/limits';
import { type LaneId, OUTCOMES, type Outcome, PRIORITIES, type Priority, type TaskId } from '#contract/task';
import type { ShutdownMode } from '#contract/task-event';
import type { LaneView, YardPhase } from '#contract/yard-view';
import type { YardState } from '../../state/yard-store';
import type { BeltBook } from './belt-book';
import { byKey } from './by-key';

/** Tasks of a track that a picture may show by number. */
const MOST_SHOWN = 48;

/** The tasks that wait on a track: how many, and the next of them by number as far as they are known. */
export interface Waiting<T> {
  readonly count: number;
  readonly known: readonly T[];
}

export interface SidingTask {
  readonly task: TaskId;
  /** In milliseconds of the run. */
  readonly dueMs: number;
}

/** What the belt shows of a moment, but for what time alone moves on. */
export interface BeltMoment {
  readonly run: number;
  readonly phase: YardPhase;
  readonly shutdownMode: ShutdownMode | null;
  readonly counts: Counts;
  readonly toSubmit: number;
  readonly dispatchHeld: boolean;
  readonly limits: Limits | null;
  readonly queues: Readonly<Record<Priority, Waiting<TaskId>>>;
  readonly siding: Waiting<SidingTask>;
  /** Tasks that back off on a lane that waits with them. */
  readonly held: number;
  /**
   * Every lane that is open or not empty. Where there are many, closed ones among them, too: so that a lane
   * keeps its place.
   */
  readonly lanes: readonly LaneView[];
  /** Lanes whose body runs on after its verdict. */
  readonly ghosts: ReadonlySet<LaneId>;
  readonly deadlines: ReadonlyMap<LaneId, LaneDeadline>;
  readonly recent: Readonly<Record<Outcome, readonly TaskId[]>>;
}

export function momentOf(state: YardState, book: BeltBook): BeltMoment {
  const { run, view, counts, toSubmit, dispatchHeld, queuedByPriority } = state;
  const ghosts = new Set(state.ghostLanes);
  const onTrack = onSiding(counts, view.lanes);
  return {
    ...{ run, counts, toSubmit, dispatchHeld, ghosts },
    phase: view.phase,
    shutdownMode: view.shutdown?.mode ?? null,
    limits: state.nextLimits ?? view.limits,
    queues: byKey(PRIORITIES, (priority) => ({
      count: queuedByPriority[priority],
      known: firstOf(book.queued(priority), MOST_SHOWN),
    })),
    siding: { count: onTrack, known: nextDue(book.siding, MOST_SHOWN) },
    held: counts.backingOff - onTrack,
    lanes: lanesOf(view.lanes, ghosts),
    deadlines: new Map(state.deadlines.map((deadline) => [deadline.lane, deadline])),
    recent: byKey(OUTCOMES, (outcome) => [...book.recent(outcome)]),
  };
}

/** Fewer lanes than this are shown without gaps. */
const MANY_LANES = 16;

function lanesOf(lanes: readonly LaneView[], ghosts: ReadonlySet<LaneId>): readonly LaneView[] {
  const last = lanes.findLastIndex((lane) => isThere(lane, ghosts));
  return last < MANY_LANES ? lanes.filter((lane) => isThere(lane, ghosts)) : lanes.slice(0, last + 1);
}

/** Whether a lane is open, or not empty yet. */
export function isThere(lane: LaneView, ghosts: ReadonlySet<LaneId>): boolean {
  return lane.open || isOccupied(lane, ghosts);
}

/** Whether nothing can start on a lane. */
export function isOccupied({ lane, occupancy, hold }: LaneView, ghosts: ReadonlySet<LaneId>): boolean {
  return occupancy.kind === 'attempt' || hold !== null || (occupancy.kind === 'settled' && ghosts.has(lane));
}

/** When the attempt on a lane is ended by its limits, in milliseconds of the run; null: never, or there is none. */
export function deadlineOf(
  { deadlines }: Pick<BeltMoment, 'deadlines'>,
  { lane, occupancy }: LaneView,
): number | null {
  if (occupancy.kind !== 'attempt') return null;
  const own = deadlines.get(lane);
  const isItsOwn = own?.task === occupancy.task && own.attempt === occupancy.attempt;
  return isItsOwn ? own.atMs : occupancy.deadlineMs;
}

function firstOf(tasks: ReadonlySet<TaskId>, most: number): TaskId[] {
  const first: TaskId[] = [];
  for (const task of tasks) {
    if (first.length === most) break;
    first.push(task);
  }
  return first;
}

function nextDue(siding: ReadonlyMap<TaskId, number>, most: number): SidingTask[] {
  const all = Array.from(siding, ([task, dueMs]) => ({ task, dueMs }));
  all.sort((one, other) => one.dueMs - other.dueMs || one.task - other.task);
  return all.slice(0, most);
}

/** Tasks that back off on no lane. */
function onSiding(counts: Counts, lanes: readonly LaneView[]): number {
  let held = 0;
  for (const { hold } of lanes) if (hold !== null) held++;
  return Math.max(0, counts.backingOff - held);
}
