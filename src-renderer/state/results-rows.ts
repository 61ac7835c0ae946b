import type { Problem } from '#contract/problem';
import { MAX_PAGE_ROWS, type ResultRow, type ResultsPage } from '#contract/results-query';
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

/** Rows read around a guess when a task is looked for. */
const LOOK_ROWS = 50;
/** Numbers that lie evenly need two or three guesses; where guessing fails the middle of the rest is taken. */
const MOST_GUESSES = 8;
const MOST_LOOKS = 40;

/**
 * The place of a task among all that match, from 0; null where it is not among them, or where the rows are not
 * sorted by number: then nothing but reading them all would tell.
 *
 * A search by interpolation: a few small pages, however many rows there are.
 */
export async function findRow(
  api: Pick<YardApi, 'call'>,
  question: ResultsQuestion,
  task: TaskId,
): Promise<number | null> {
  const { by, descending } = question.sort;
  if (by !== 'task') return null;
  const sign = descending ? -1 : 1;
  // The task stands, if anywhere, at a place from `low` to `high`.
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let place = descending ? 0 : task - 1;
  for (let look = 0; look < MOST_LOOKS && low <= high; look++) {
    const offset = Math.max(low, place - LOOK_ROWS / 2);
    const reply = await api.call({ command: 'results', query: { ...question, offset, limit: LOOK_ROWS } });
    if (!reply.ok) return null;
    const { rows, matching } = reply.value;
    high = Math.min(high, matching - 1);
    const found = rows.findIndex((row) => row.task === task);
    if (found >= 0) return offset + found;
    const [first, last] = [rows[0], rows[rows.length - 1]];
    if (first === undefined || last === undefined) {
      // Beyond the end: there are fewer rows than guessed.
      place = high;
      continue;
    }
    if (sign * (task - first.task) < 0) high = offset - 1;
    else if (sign * (task - last.task) > 0) low = offset + rows.length;
    else return null;
    place =
      look < MOST_GUESSES ? nextGuess({ low, high, sign, task, offset, rows }) : Math.floor((low + high) / 2);
  }
  return null;
}

interface Looked {
  readonly low: number;
  readonly high: number;
  readonly sign: 1 | -1;
  readonly task: TaskId;
  readonly offset: number;
  readonly rows: ResultsPage['rows'];
}

/** As many rows on as the numbers are apart, within what is left: no row is nearer than its number says. */
function nextGuess({ low, high, sign, task, offset, rows }: Looked): number {
  const first = rows[0]?.task ?? task;
  const last = rows[rows.length - 1]?.task ?? task;
  const spread = Math.max(1, Math.abs(last - first) / Math.max(1, rows.length - 1));
  const guess =
    high < offset
      ? offset - Math.ceil((sign * (first - task)) / spread)
      : offset + rows.length - 1 + Math.ceil((sign * (task - last)) / spread);
  return Math.min(high, Math.max(low, guess));
}
