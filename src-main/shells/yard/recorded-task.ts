import type { TaskId } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import type { RecordedRun } from './recorded-run';
import { endingOf } from './task-ending';
import { copyOf, limitsFor } from './task-inspection';

/** Everything that a recording tells of one task; null where it is not known. A pending one stays so for ever. */
export function inspectRecorded({ feed, limitsHistory }: RecordedRun, id: TaskId): TaskDetail | null {
  const record = feed.task(id);
  if (record === undefined || feed.limits === null) return null;
  const { settledAtMs } = record;
  const yardLimits = settledAtMs === null ? feed.limits : limitsHistory.limitsFor(id, settledAtMs);
  const limits = limitsFor(record, yardLimits);
  const hadRetriesEnded = settledAtMs !== null && limitsHistory.hadRetriesEnded(settledAtMs);
  return {
    run: feed.run,
    seq: feed.newestSeq,
    atMs: feed.nowMs,
    record: copyOf(record),
    spec: null,
    limits,
    deadlines: [],
    waiting: settledAtMs === null ? { kind: 'recording-ended' } : null,
    ending: endingOf(record, { maxAttempts: limits.maxAttempts, hadRetriesEnded }),
  };
}
