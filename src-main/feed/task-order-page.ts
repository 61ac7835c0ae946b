import type { TaskRecord } from '#contract/task-record';
import type { FilterTest } from './results-filter';
import { GONE, type TaskChunk } from './task-chunk';

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
