import type { ResultSort, ResultsPage, ResultsQuery } from '#contract/results-query';
import { PRIORITIES, TASK_PHASES, type TaskId } from '#contract/task';
import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';
import { rowOf } from '../../src-main/feed/results-row';
import { NONE_FOUND } from './feed-states';

/** A page as anybody would work it out who had all records in a list and all the time in the world. */
export function plainPage(
  records: readonly TaskRecord[],
  query: ResultsQuery,
  nowMs: number,
): Pick<ResultsPage, 'matching' | 'total' | 'found' | 'rows' | 'place'> {
  const finds = (record: TaskRecord) => textsOf(record).some((text) => contains(text, query.search));
  const found = { ...NONE_FOUND };
  for (const record of records) if (finds(record)) found[record.phase]++;
  const matching = records.filter(
    (record) => finds(record) && (query.phases === null || query.phases.includes(record.phase)),
  );
  const sign = query.sort.descending ? -1 : 1;
  const sorted = matching.sort((a, b) => compare(a, b, query.sort.by, sign, nowMs) || a.task - b.task);
  const page = sorted.slice(query.offset, query.offset + query.limit);
  return {
    matching: matching.length,
    total: records.length,
    found,
    rows: page.map((record) => rowOf(record, nowMs)),
    ...(query.placeOf === undefined ? null : { place: placeIn(sorted, query.placeOf) }),
  };
}

function placeIn(sorted: readonly TaskRecord[], wanted: TaskId): number | null {
  const place = sorted.findIndex(({ task }) => task === wanted);
  return place < 0 ? null : place;
}

function textsOf({ task, name, kind, output, error }: TaskRecord): string[] {
  return [String(task), name, kind, output ?? '', error?.name ?? '', error?.message ?? ''];
}

function contains(text: string, search: string): boolean {
  return text.toLowerCase().includes(search.toLowerCase());
}

function compare(a: TaskRecord, b: TaskRecord, by: ResultSort, sign: number, nowMs: number): number {
  if (by === 'name') {
    const [aWords, aNumber] = nameParts(a.name);
    const [bWords, bNumber] = nameParts(b.name);
    return sign * (aWords < bWords ? -1 : aWords > bWords ? 1 : aNumber - bNumber);
  }
  const [aKey, bKey] = [keyOf(a, by, nowMs), keyOf(b, by, nowMs)];
  if (aKey === null || bKey === null) return Number(aKey === null) - Number(bKey === null);
  return sign * (aKey - bKey);
}

function keyOf(record: TaskRecord, by: Exclude<ResultSort, 'name'>, nowMs: number): number | null {
  switch (by) {
    case 'task':
      return record.task;
    case 'priority':
      return PRIORITIES.indexOf(record.priority);
    case 'phase':
      return TASK_PHASES.indexOf(record.phase);
    case 'attempts':
      return record.attempts.length;
    case 'waitMs':
      return waitMsOf(record, nowMs);
    case 'runMs':
      return runMsOf(record, nowMs);
    case 'backoffMs':
      return record.backoffMs;
    case 'settledAtMs':
      return record.settledAtMs;
  }
}

/** Numbers of more than 15 digits are words. */
function nameParts(name: string): [string, number] {
  const digits = /\d*$/.exec(name)?.[0] ?? '';
  return digits === '' || digits.length > 15
    ? [name, -1]
    : [name.slice(0, name.length - digits.length), Number(digits)];
}
