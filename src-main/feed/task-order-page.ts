import type { TaskId } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import type { FilterTest } from './results-filter';
import { GONE, type TaskChunk } from './task-chunk';
import type { TaskTable } from './task-table';

/** Which places of a list to give. */
export interface PageRange {
  readonly descending: boolean;
  /** Tasks to skip, ≥ 0. */
  readonly offset: number;
  /** Tasks to give, at most. */
  readonly limit: number;
}

/**
 * Some of the tasks that a filter by phase lets through, in the order of their numbers. Whole chunks are skipped by their
 * tallies, so that a page of a million costs hardly more than its own rows.
 */
export function pageInTaskOrder(
  chunks: readonly TaskChunk[],
  filter: FilterTest,
  { descending, offset, limit }: PageRange,
): TaskRecord[] {
  const page: TaskRecord[] = [];
  let skip = offset;
  for (let i = 0; i < chunks.length && page.length < limit; i++) {
    const chunk = chunks[descending ? chunks.length - 1 - i : i] as TaskChunk;
    const tasks = filter.wantedOf(chunk.tally);
    if (skip >= tasks) {
      skip -= tasks;
      continue;
    }
    for (let nth = 0; nth < chunk.rows && page.length < limit; nth++) {
      const row = descending ? chunk.rows - 1 - nth : nth;
      const phase = chunk.phase(row);
      if (phase === GONE || !filter.wants(phase)) continue;
      if (skip > 0) skip--;
      else page.push(chunk.record(row));
    }
  }
  return page;
}

/**
 * Where a task stands among those that a filter by phase lets through, from 0, in the order of their numbers; null
 * where it is none of them. Only its own chunk is looked through.
 */
export function placeInTaskOrder(
  table: TaskTable,
  filter: FilterTest,
  task: TaskId,
  descending: boolean,
): number | null {
  const found = table.find(task);
  if (found === null || !filter.wants(found.chunk.phase(found.row))) return null;
  let before = 0;
  for (const chunk of table.chunks) {
    if (chunk === found.chunk) break;
    before += filter.wantedOf(chunk.tally);
  }
  for (let row = 0; row < found.row; row++) {
    const phase = found.chunk.phase(row);
    if (phase !== GONE && filter.wants(phase)) before++;
  }
  return descending ? filter.wantedOf(table.tally()) - 1 - before : before;
}
