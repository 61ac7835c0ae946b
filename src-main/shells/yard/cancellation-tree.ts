import type { Counts } from '#contract/counts';
import { isPending, type TaskId } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import {
  MAX_TREE_TASKS,
  type TreeAttempt,
  type TreeLane,
  type TreeTask,
  type YardTree,
} from '#contract/yard-tree';
import type { YardView } from '#contract/yard-view';
import type { Inspection, LaneNow } from '../../engine/inspection';
import type { Scheduler } from '../../engine/scheduler';

/** What the tree is made from. */
export interface TreeYard {
  readonly scheduler: Scheduler;
  readonly feed: {
    readonly run: number;
    readonly newestSeq: number;
    readonly nowMs: number;
    readonly counts: Readonly<Counts>;
    readonly shutdown: YardView['shutdown'];
    task(task: TaskId): Readonly<TaskRecord> | undefined;
  };
}

/** Who is reached by whose cancellation, as of now. */
export function cancellationTree({ scheduler, feed }: TreeYard): YardTree {
  const { phase } = scheduler;
  const engine = scheduler.inspect();
  const now = engine?.lanes() ?? [];
  const treeTask = (id: TaskId, attempt: TreeAttempt | null) => {
    const record = feed.task(id);
    return record === undefined ? [] : [taskOf(record, attempt, engine)];
  };
  const lanes: TreeLane[] = now.map((lane) => ({
    lane: lane.lane,
    open: lane.open,
    tasks: [...onLane(lane, feed.task.bind(feed), treeTask)],
  }));
  const { queued, backingOff } = engine?.offLanes(MAX_TREE_TASKS) ?? { queued: [], backingOff: [] };
  const held = now.filter(({ heldFor }) => heldFor !== null).length;
  return {
    run: feed.run,
    seq: feed.newestSeq,
    atMs: feed.nowMs,
    phase,
    graceEndsAtMs: phase === 'draining' ? graceEndOf(feed.shutdown) : null,
    lanes,
    queued: { count: feed.counts.queued, first: queued.flatMap((id) => treeTask(id, null)) },
    backingOff: {
      count: feed.counts.backingOff - held,
      first: backingOff.flatMap((id) => treeTask(id, null)),
    },
  };
}

/** The body on a lane, or the task that the lane is held for; held behind a ghost, it is one task with both. */
function* onLane(
  { attempt, heldFor }: LaneNow,
  recordOf: (id: TaskId) => Readonly<TaskRecord> | undefined,
  treeTask: (id: TaskId, attempt: TreeAttempt | null) => TreeTask[],
): Generator<TreeTask> {
  if (attempt !== null) {
    const startedAtMs = recordOf(attempt.task)?.attempts[attempt.attempt - 1]?.startedAtMs ?? 0;
    const body = { attempt: attempt.attempt, startedAtMs, outlived: attempt.outcome };
    const isAlone = attempt.outcome !== null && heldFor !== attempt.task;
    for (const task of treeTask(attempt.task, body)) {
      // Its task has gone on without it, or settled: what runs for the task is told where the task is.
      const goneOn = isPending(task.phase);
      yield isAlone ? { ...task, goneOn, retryAtMs: null, deadlines: [] } : task;
    }
  } else if (heldFor !== null) {
    yield* treeTask(heldFor, null);
  }
}

function taskOf(
  { task, name, priority, phase, submittedAtMs, retryAtMs }: Readonly<TaskRecord>,
  attempt: TreeAttempt | null,
  engine: Inspection | null,
): TreeTask {
  const deadlines = engine?.deadlines(task) ?? [];
  return { task, name, priority, phase, submittedAtMs, attempt, goneOn: false, retryAtMs, deadlines };
}

function graceEndOf(shutdown: YardView['shutdown']): number | null {
  return shutdown === null || shutdown.graceMs === null ? null : shutdown.atMs + shutdown.graceMs;
}
