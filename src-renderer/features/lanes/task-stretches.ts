import type { BarRing } from '#contract/bar-ring';
import type { LaneId, TaskId } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import type { LaneView } from '#contract/yard-view';

/** Where a task was at work: its attempts, until now where one goes on. */
export interface TaskStretch {
  readonly attempt: number;
  readonly lane: LaneId;
  readonly fromMs: number;
  /** null: it goes on. */
  readonly toMs: number | null;
}

/**
 * A task's attempts: by what main told of it, however long ago that was, and by what the window holds, which
 * is newer.
 */
export function stretchesOf(
  task: TaskId,
  record: TaskRecord | null,
  bars: BarRing,
  lanes: readonly LaneView[],
): TaskStretch[] {
  const byAttempt = new Map<number, TaskStretch>();
  for (const { attempt, lane, startedAtMs, settledAtMs } of record?.attempts ?? []) {
    byAttempt.set(attempt, { attempt, lane, fromMs: startedAtMs, toMs: settledAtMs });
  }
  for (const { lane, occupancy } of lanes) {
    if (occupancy.kind !== 'attempt' || occupancy.task !== task) continue;
    const { attempt, fromMs } = occupancy;
    byAttempt.set(attempt, { attempt, lane, fromMs, toMs: null });
  }
  for (let number = bars.first; number < bars.added; number++) {
    if (bars.task[bars.slot(number)] !== task) continue;
    const { attempt, lane, kind, fromMs, toMs } = bars.at(number);
    if (kind === 'attempt') byAttempt.set(attempt, { attempt, lane, fromMs, toMs });
  }
  return [...byAttempt.values()].sort((a, b) => a.fromMs - b.fromMs);
}
