import type { Reply } from '#contract/problem';
import type { ResultRow, ResultsPage, ResultsQuery } from '#contract/results-query';
import type { TaskPhase } from '#contract/task';
import type { YardCommand } from '#contract/yard-api';
import { NONE_FOUND } from '../support/feed-states';

/** A settled task, but for what is given. */
export function row(task: number, some: Partial<ResultRow> = {}): ResultRow {
  return {
    task,
    name: `normal ${task}`,
    kind: 'normal',
    priority: 'medium',
    phase: 'succeeded',
    attempts: 1,
    waitMs: 0,
    runMs: 298,
    backoffMs: 0,
    lane: 2,
    settledAtMs: 5_110,
    output: 'done',
    error: null,
    reason: null,
    ...some,
  };
}

/** Tasks 1 to `count`. */
export function rowsUpTo(count: number): ResultRow[] {
  return Array.from({ length: count }, (_, n) => row(n + 1));
}

/** Answers a query as a yard does that has these tasks; sorts by numbers only. */
export function pageOf(
  rows: readonly ResultRow[],
  query: ResultsQuery,
  some: Partial<ResultsPage> = {},
): ResultsPage {
  const { phases, search, sort, offset, limit, placeOf } = query;
  const searched = rows.filter(({ task, name, output }) =>
    `${task} ${name} ${output}`.toLowerCase().includes(search.toLowerCase()),
  );
  const found: Record<TaskPhase, number> = { ...NONE_FOUND };
  for (const { phase } of searched) found[phase]++;
  const matching = searched.filter(({ phase }) => phases === null || phases.includes(phase));
  const sign = sort.descending ? -1 : 1;
  const keyOf = (one: ResultRow) => Number(one[sort.by]);
  matching.sort((a, b) => sign * (keyOf(a) - keyOf(b)) || a.task - b.task);
  const place = matching.findIndex(({ task }) => task === placeOf);
  return {
    run: 1,
    seq: 1,
    matching: matching.length,
    total: rows.length,
    found,
    forgotten: 0,
    rows: matching.slice(offset, offset + limit),
    ...(placeOf === undefined ? null : { place: place < 0 ? null : place }),
    ...some,
  };
}

/** Replies to `results` from these tasks, to the rest with `other`. */
export function replyFrom(
  rows: () => readonly ResultRow[],
  other: (command: YardCommand) => Reply<unknown> = () => ({ ok: true, value: null }),
): (command: YardCommand) => Reply<unknown> {
  return (command) =>
    command.command === 'results' ? { ok: true, value: pageOf(rows(), command.query) } : other(command);
}
