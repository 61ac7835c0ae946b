import type { ResultRow } from '#contract/results-query';
import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';
import { toldError, toldText } from './told-text';

/**
 * A task as the table shows it.
 *
 * @param nowMs in milliseconds of the run: how long a pending task has waited and run so far
 */
export function rowOf(record: TaskRecord, nowMs: number): ResultRow {
  return {
    task: record.task,
    name: record.name,
    kind: record.kind,
    priority: record.priority,
    phase: record.phase,
    attempts: record.attempts.length,
    waitMs: waitMsOf(record, nowMs),
    runMs: runMsOf(record, nowMs),
    backoffMs: record.backoffMs,
    lane: record.attempts.at(-1)?.lane ?? null,
    settledAtMs: record.settledAtMs,
    output: record.output === null ? null : toldText(record.output),
    error: record.error === null ? null : toldError(record.error),
    reason: record.reason,
  };
}
