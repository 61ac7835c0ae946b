import { describe, expect, it } from 'vitest';
import type { ResultsQuery } from '#contract/results-query';
import type { YardApi } from '#contract/yard-api';
import type { ResultsQuestion } from '../../../src-renderer/state/results-pager';
import { findRow, readRows } from '../../../src-renderer/state/results-rows';
import { pageOf, row, rowsUpTo } from '../fake-results';

const ASCENDING: ResultsQuestion = { phases: null, search: '', sort: { by: 'task', descending: false } };
const DESCENDING: ResultsQuestion = { ...ASCENDING, sort: { by: 'task', descending: true } };

function yardOf(tasks: readonly number[]) {
  // The higher its number, the less a task runs.
  const rows = tasks.map((task) => row(task, { runMs: 9_000 - task }));
  const asked: ResultsQuery[] = [];
  const api = {
    call: ({ query }: { query: ResultsQuery }) => {
      asked.push(query);
      return Promise.resolve({ ok: true, value: pageOf(rows, query) });
    },
  } as unknown as YardApi;
  return { api, asked };
}

describe('the place of a task among the rows', () => {
  it.each([
    ['by number', ASCENDING, 1],
    ['the other way round', DESCENDING, 2],
    ['by anything else', { ...ASCENDING, sort: { by: 'runMs', descending: false } }, 2],
  ] as const)('is asked of the yard, sorted %s', async (_, question, place) => {
    const { api, asked } = yardOf([1, 5, 9, 4_000]);
    expect(await findRow(api, question, 5)).toBe(place);
    expect(asked).toEqual([{ ...question, offset: 0, limit: 1, placeOf: 5 }]);
  });

  it('is none where the task does not match, or nobody answers', async () => {
    const { api } = yardOf([1, 5, 9]);
    expect(await findRow(api, ASCENDING, 7)).toBe(null);
    const problems = [{ field: 'connection', expected: 'an open one', got: 'none' }];
    const lost = { call: () => Promise.resolve({ ok: false, problems }) } as unknown as YardApi;
    expect(await findRow(lost, ASCENDING, 5)).toBe(null);
  });
});

describe('several rows', () => {
  it('are read page by page, in their order', async () => {
    const { api, asked } = yardOf(rowsUpTo(2_000).map(({ task }) => task));
    const read = await readRows(api, ASCENDING, 100, 1_300);
    expect(read.ok && read.rows.map(({ task }) => task)).toEqual(
      Array.from({ length: 1_200 }, (_, n) => n + 101),
    );
    expect(asked.map(({ offset, limit }) => [offset, limit])).toEqual([
      [100, 500],
      [600, 500],
      [1_100, 200],
    ]);
  });

  it('end where there are no more', async () => {
    const { api, asked } = yardOf([1, 2, 3]);
    const read = await readRows(api, ASCENDING, 0, 10_000);
    expect(read.ok && read.rows).toHaveLength(3);
    expect(asked).toHaveLength(1);
  });

  it('are refused with the problems of the first page that is', async () => {
    const problems = [{ field: 'connection', expected: 'an open one', got: 'none' }];
    const api = { call: () => Promise.resolve({ ok: false, problems }) } as unknown as YardApi;
    expect(await readRows(api, ASCENDING, 0, 10)).toEqual({ ok: false, problems });
  });
});
