import type { TaskId, TaskSpec } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import type { TaskRecord } from '#contract/task-record';
import type { Scheduler } from '../../engine/scheduler';
import type { LimitsHistory, TaskLimits } from './limits-history';
import { endingOf } from './task-ending';

/** What an inspection looks at. */
export interface InspectedYard {
  readonly scheduler: Scheduler;
  readonly limitsHistory: LimitsHistory;
  readonly feed: {
    readonly run: number;
    readonly newestSeq: number;
    readonly nowMs: number;
    task(task: TaskId): Readonly<TaskRecord> | undefined;
    specOf(task: TaskId): TaskSpec | null;
  };
}

/** Everything about one task; null where it is not known, or not any more. */
export function inspectTask(
  { scheduler, limitsHistory, feed }: InspectedYard,
  id: TaskId,
): TaskDetail | null {
  const record = feed.task(id);
  if (record === undefined) return null;
  const { settledAtMs } = record;
  const yardLimits = settledAtMs === null ? scheduler.limits : limitsHistory.limitsFor(id, settledAtMs);
  const limits = limitsFor(record, yardLimits);
  const hadRetriesEnded = settledAtMs !== null && limitsHistory.hadRetriesEnded(settledAtMs);
  const engine = scheduler.inspect();
  return {
    run: feed.run,
    seq: feed.newestSeq,
    atMs: feed.nowMs,
    record: copyOf(record),
    spec: feed.specOf(id),
    limits,
    deadlines: engine?.deadlines(id) ?? [],
    waiting: engine?.waiting(id) ?? null,
    ending: endingOf(record, { maxAttempts: limits.maxAttempts, hadRetriesEnded }),
  };
}

export function limitsFor({ own }: Readonly<TaskRecord>, yards: TaskLimits): TaskLimits {
  const { maxAttempts, attemptTimeoutMs, queueTimeoutMs, totalTimeoutMs } = { ...yards, ...own };
  return { maxAttempts, attemptTimeoutMs, queueTimeoutMs, totalTimeoutMs };
}

/** The record changes as the yard goes on; what was asked for must not. */
export function copyOf(record: Readonly<TaskRecord>): TaskRecord {
  return { ...record, attempts: record.attempts.map((attempt) => ({ ...attempt })) };
}
