import type { ResultRow, ResultsPage, ResultsQuery } from '#contract/results-query';
import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';
import { orderedRange } from './ordered-range';
import { orderOf } from './results-order';
import type { ResultsStore } from './results-store';

/** Of which moment of which run a page tells. */
export interface QueryMoment {
  readonly run: number;
  readonly seq: number;
  /** In milliseconds of the run: how long pending tasks have waited and run so far. */
  readonly nowMs: number;
}

/** One page of what matches, in the order asked for; ties by the task's number. */
export function queryResults(store: ResultsStore, query: ResultsQuery, moment: QueryMoment): ResultsPage {
  const matching = matchingRecords(store, query);
  const page = pageOf(matching, query, moment.nowMs);
  return {
    run: moment.run,
    seq: moment.seq,
    matching: matching.length,
    total: store.size,
    forgotten: store.forgotten,
    rows: page.map((record) => rowOf(record, moment.nowMs)),
  };
}

function matchingRecords(store: ResultsStore, { phases, search }: ResultsQuery): TaskRecord[] {
  if (phases === null && search === '') return [...store.records()];
  const wanted = phases === null ? null : new Set(phases);
  const matches = search === '' ? null : textMatcher(search);
  const matching: TaskRecord[] = [];
  for (const record of store.records()) {
    if (wanted !== null && !wanted.has(record.phase)) continue;
    if (matches !== null && !matches(record)) continue;
    matching.push(record);
  }
  return matching;
}

/** Whether one of a task's texts contains what is searched for, whatever the case. */
function textMatcher(search: string): (record: TaskRecord) => boolean {
  const pattern = new RegExp(search.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  return ({ task, name, kind, error, output }) =>
    pattern.test(name) ||
    pattern.test(kind) ||
    pattern.test(String(task)) ||
    (output !== null && pattern.test(output)) ||
    (error !== null && (pattern.test(error.name) || pattern.test(error.message)));
}

function pageOf(records: readonly TaskRecord[], query: ResultsQuery, nowMs: number): TaskRecord[] {
  const { sort, offset, limit } = query;
  if (sort.by === 'task' && !sort.descending) return records.slice(offset, offset + limit);
  if (sort.by === 'task') {
    const end = Math.max(0, records.length - offset);
    return records.slice(Math.max(0, end - limit), end).reverse();
  }
  const indices = orderedRange(records.length, offset, offset + limit, orderOf(records, sort, nowMs));
  return Array.from(indices, (index) => records[index] as TaskRecord);
}

function rowOf(record: TaskRecord, nowMs: number): ResultRow {
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
    output: record.output,
    error: record.error,
    reason: record.reason,
  };
}
