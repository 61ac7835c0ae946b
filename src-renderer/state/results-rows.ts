import type { Problem } from '#contract/problem';
import { MAX_PAGE_ROWS, type ResultRow } from '#contract/results-query';
import type { TaskId } from '#contract/task';
import type { YardApi } from '#contract/yard-api';
import type { ResultsQuestion } from './results-pager';

/** Rows read, or why they could not be. */
export type RowsRead =
  | { readonly ok: true; readonly rows: readonly ResultRow[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The rows `from` to `to` − 1 of all that match, read page by page. Rows that move while they are read may be
 * missed; none comes twice.
 */
export async function readRows(
  api: Pick<YardApi, 'call'>,
  question: ResultsQuestion,
  from: number,
  to: number,
): Promise<RowsRead> {
  const rows = new Map<TaskId, ResultRow>();
  for (let offset = from; offset < to; offset += MAX_PAGE_ROWS) {
    const limit = Math.min(MAX_PAGE_ROWS, to - offset);
    const reply = await api.call({ command: 'results', query: { ...question, offset, limit } });
    if (!reply.ok) return reply;
    for (const row of reply.value.rows) rows.set(row.task, row);
    if (reply.value.rows.length < limit) break;
  }
  return { ok: true, rows: [...rows.values()] };
}

/** The place of a task among all that match, from 0, in whatever order; null where it is not among them. */
export async function findRow(
  api: Pick<YardApi, 'call'>,
  question: ResultsQuestion,
  task: TaskId,
): Promise<number | null> {
  const query = { ...question, offset: 0, limit: 1, placeOf: task };
  const reply = await api.call({ command: 'results', query });
  return reply.ok ? (reply.value.place ?? null) : null;
}
