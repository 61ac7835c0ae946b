import type { TaskRecord } from '#contract/task-record';
import {
  MAX_TREE_TASKS,
  type TreeGroup,
  type TreeLane,
  type TreeTask,
  type YardTree,
} from '#contract/yard-tree';
import type { LaneView } from '#contract/yard-view';
import type { RecordedRun } from './recorded-run';

/** Who stood where when a recording ended; null where it was let go meanwhile. */
export async function recordedTree({ feed }: RecordedRun): Promise<YardTree | null> {
  const { lanes, shutdown } = feed.view();
  const held = new Set(lanes.flatMap(({ hold }) => (hold === null ? [] : [hold.task])));
  const [queued, backingOff] = await Promise.all(
    (['queued', 'backing-off'] as const).map((phase) => feed.desk.tasks({ phases: [phase], search: '' })),
  );
  if (queued == null || backingOff == null) return null;
  const groupOf = (tasks: Float64Array): TreeGroup => {
    const alone = tasks.filter((task) => !held.has(task)).sort();
    const first = [...alone.subarray(0, MAX_TREE_TASKS)].flatMap((task) => {
      const record = feed.task(task);
      return record === undefined ? [] : [taskOf(record)];
    });
    return { count: alone.length, first };
  };
  return {
    run: feed.run,
    seq: feed.newestSeq,
    atMs: feed.nowMs,
    phase: feed.phase,
    graceEndsAtMs:
      feed.phase === 'draining' && shutdown?.graceMs != null ? shutdown.atMs + shutdown.graceMs : null,
    lanes: lanes.filter(isInUse).map((lane) => laneOf(lane, feed.task.bind(feed))),
    queued: groupOf(queued),
    backingOff: groupOf(backingOff),
  };
}

function isInUse({ open, occupancy, hold }: LaneView): boolean {
  return open || occupancy.kind === 'attempt' || hold !== null;
}

function laneOf(
  { lane, open, occupancy, hold }: LaneView,
  recordOf: (task: number) => Readonly<TaskRecord> | undefined,
): TreeLane {
  const task = occupancy.kind === 'attempt' ? occupancy.task : hold?.task;
  const record = task === undefined ? undefined : recordOf(task);
  return { lane, open, tasks: record === undefined ? [] : [taskOf(record)] };
}

function taskOf({ task, name, priority, phase, submittedAtMs, retryAtMs, attempts }: TaskRecord): TreeTask {
  const last = attempts.at(-1);
  const attempt =
    phase === 'running' && last !== undefined
      ? { attempt: last.attempt, startedAtMs: last.startedAtMs, outlived: null }
      : null;
  return { task, name, priority, phase, submittedAtMs, attempt, goneOn: false, retryAtMs, deadlines: [] };
}
