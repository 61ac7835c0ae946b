import type { ResultSort } from '#contract/results-query';
import { PRIORITIES, TASK_PHASES } from '#contract/task';
import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';
import type { IndexOrder } from './ordered-range';

/**
 * How records are sorted by a column. Equal ones stand in the order given, which is that of their numbers,
 * whatever the direction; tasks that have not settled stand behind all that have.
 */
export function orderOf(
  records: readonly TaskRecord[],
  sort: { readonly by: ResultSort; readonly descending: boolean },
  nowMs: number,
): IndexOrder {
  const sign = sort.descending ? -1 : 1;
  if (sort.by === 'name') return byName(records, sign);
  const keyOf = keyFunctions[sort.by];
  const keys = new Float64Array(records.length);
  for (const [i, record] of records.entries()) {
    const key = keyOf(record, nowMs);
    keys[i] = key === null ? Number.POSITIVE_INFINITY : sign * key;
  }
  // Two infinite keys differ by NaN, which falls through to their places.
  return (a, b) => (keys[a] as number) - (keys[b] as number) || a - b;
}

const keyFunctions: Record<
  Exclude<ResultSort, 'name'>,
  (record: TaskRecord, nowMs: number) => number | null
> = {
  task: (record) => record.task,
  priority: (record) => PRIORITIES.indexOf(record.priority),
  phase: (record) => TASK_PHASES.indexOf(record.phase),
  attempts: (record) => record.attempts.length,
  waitMs: waitMsOf,
  runMs: runMsOf,
  backoffMs: (record) => record.backoffMs,
  settledAtMs: (record) => record.settledAtMs,
};

/** By the words of a name, then by the number at its end, so that `slow 9` stands before `slow 10`. */
function byName(records: readonly TaskRecord[], sign: number): IndexOrder {
  const words: string[] = [];
  const numbers = new Float64Array(records.length);
  for (const [i, { name }] of records.entries()) {
    let digitsAt = name.length;
    while (digitsAt > 0 && isDigit(name.charCodeAt(digitsAt - 1))) digitsAt--;
    words.push(name.slice(0, digitsAt));
    numbers[i] = digitsAt === name.length ? -1 : Number(name.slice(digitsAt));
  }
  // Names of one workload share their words: only the different ones are compared as text.
  const ranks = new Map([...new Set(words)].sort().map((word, rank) => [word, rank]));
  const keys = Float64Array.from(words, (word) => ranks.get(word) ?? 0);
  return (a, b) =>
    sign * ((keys[a] as number) - (keys[b] as number)) ||
    sign * ((numbers[a] as number) - (numbers[b] as number)) ||
    a - b;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
