import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultsQuery } from '#contract/results-query';
import type { YardApi } from '#contract/yard-api';
import type { ResultsQuestion } from '../../../src-renderer/state/results-pager';
import { findRow, readRows } from '../../../src-renderer/state/results-rows';
import { pageOf, row, rowsUpTo } from '../fake-results';

const ASCENDING: ResultsQuestion = { phases: null, search: '', sort: { by: 'task', descending: false } };
const DESCENDING: ResultsQuestion = { ...ASCENDING, sort: { by: 'task', descending: true } };

function yardOf(tasks: readonly number[]) {
  const rows = tasks.map((task) => row(task));
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
  it('is found wherever it is, whichever tasks are missing and whichever way the rows are sorted', async () => {
    const tasks = fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(tasks, fc.integer({ min: 1, max: 5_000 }), fc.boolean(), async (some, other, down) => {
        const ordered = [...some].sort((a, b) => (down ? b - a : a - b));
        const { api } = yardOf(some);
        const question = down ? DESCENDING : ASCENDING;
        for (const task of [other, ...ordered.slice(0, 5), ...ordered.slice(-5)]) {
          const index = ordered.indexOf(task);
          expect(await findRow(api, question, task)).toBe(index < 0 ? null : index);
        }
      }),
    );
  });

  it('is found at the first look where no task is missing', async () => {
    const { api, asked } = yardOf(rowsUpTo(20_000).map(({ task }) => task));
    expect(await findRow(api, ASCENDING, 17_342)).toBe(17_341);
    expect(asked).toHaveLength(1);
  });

  it('is found in a few looks among tasks that lie unevenly', async () => {
    const clustered = Array.from({ length: 10_000 }, (_, n) => (n < 5_000 ? n + 1 : 1_000_000 + n * 7));
    const { api, asked } = yardOf(clustered);
    expect(await findRow(api, ASCENDING, clustered[6_200] ?? 0)).toBe(6_200);
    expect(asked.length).toBeLessThanOrEqual(25);
  });

  it('is not looked for where the order of the rows does not tell it', async () => {
    const { api, asked } = yardOf([1, 2, 3]);
    expect(await findRow(api, { ...ASCENDING, sort: { by: 'runMs', descending: false } }, 2)).toBe(null);
    expect(asked).toEqual([]);
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
