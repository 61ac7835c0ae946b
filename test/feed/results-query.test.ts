import { describe, expect, it } from 'vitest';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import { type QueryMoment, ResultsQueries } from '../../src-main/feed/results-query';
import { ResultsStore } from '../../src-main/feed/results-store';
import { finish } from '../support/sliced-work';
import { LogWriter } from '../support/task-events';

const ALL: ResultsQuery = {
  phases: null,
  search: '',
  sort: { by: 'task', descending: false },
  offset: 0,
  limit: 500,
};
const MOMENT = { run: 1, seq: 99, nowMs: 1_000 };

function queryResults(store: ResultsStore, query: ResultsQuery, moment: QueryMoment): ResultsPage {
  const queries = new ResultsQueries(store);
  return queries.pageAtOnce(query, moment) ?? finish(queries.page(query, () => moment));
}

/** Six tasks: 1 succeeded, 2 failed, 3 runs, 4 to 6 wait. */
function store(): ResultsStore {
  const store = new ResultsStore();
  const log = new LogWriter();
  const names = ['slow 9', 'slow 10', 'fast 2', 'slow 1', 'Box (A)', 'fast 1'];
  const priorities = ['low', 'high', 'medium', 'low', 'high', 'medium'] as const;
  for (const [i, name] of names.entries()) {
    store.apply(
      log.submitted(i * 10, { name, priority: priorities[i] ?? 'low', kind: i === 5 ? 'odd' : 'even' }),
    );
  }
  store.apply(log.started(100, 1));
  store.apply(log.ended(400, 1, 'succeeded'));
  store.apply(log.settled(400, 1, 'succeeded', 'Delivered'));
  store.apply(log.started(400, 2));
  store.apply(log.ended(500, 2, 'failed'));
  store.apply(log.settled(500, 2, 'failed', 'no such street'));
  store.apply(log.started(700, 3));
  return store;
}

const idsOf = (query: Partial<ResultsQuery>) =>
  queryResults(store(), { ...ALL, ...query }, MOMENT).rows.map(({ task }) => task);

describe('a page of results', () => {
  it('shows each task as far as it is', () => {
    const [first, , third, fourth] = queryResults(store(), ALL, MOMENT).rows;
    expect(first).toMatchObject({
      task: 1,
      phase: 'succeeded',
      waitMs: 100,
      runMs: 300,
      settledAtMs: 400,
      lane: 1,
    });
    expect(third).toMatchObject({
      task: 3,
      phase: 'running',
      waitMs: 680,
      runMs: 300,
      settledAtMs: null,
      lane: 1,
    });
    expect(fourth).toMatchObject({
      task: 4,
      phase: 'queued',
      waitMs: 970,
      runMs: 0,
      lane: null,
      error: null,
    });
  });

  it('is a part of what matches, and says how much that is', () => {
    const page = queryResults(
      store(),
      { ...ALL, phases: ['queued', 'running'], offset: 1, limit: 2 },
      MOMENT,
    );
    expect(page).toMatchObject({ run: 1, seq: 99, matching: 4, total: 6, rows: [{ task: 4 }, { task: 5 }] });
    expect(idsOf({ offset: 99 })).toEqual([]);
  });

  it('finds text in id, name, kind, output and error, whatever the case, and takes it literally', () => {
    expect(idsOf({ search: 'SLOW' })).toEqual([1, 2, 4]);
    expect(idsOf({ search: 'odd' })).toEqual([6]);
    expect(idsOf({ search: 'delivered' })).toEqual([1]);
    expect(idsOf({ search: 'Street' })).toEqual([2]);
    expect(idsOf({ search: '(a)' })).toEqual([5]);
    expect(idsOf({ search: '.' })).toEqual([]);
    expect(idsOf({ search: '\\-' })).toEqual([]);
    expect(idsOf({ search: '3' })).toEqual([3]);
  });

  it('stands in the order asked for, ties by number in both directions', () => {
    const by = (key: ResultsQuery['sort']['by'], descending = false) =>
      idsOf({ sort: { by: key, descending } });
    expect(by('task', true)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(by('name')).toEqual([5, 6, 3, 4, 1, 2]);
    expect(by('name', true)).toEqual([2, 1, 4, 3, 6, 5]);
    expect(by('priority')).toEqual([2, 5, 3, 6, 1, 4]);
    expect(by('priority', true)).toEqual([1, 4, 3, 6, 2, 5]);
    expect(by('attempts', true)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(by('runMs', true)).toEqual([1, 3, 2, 4, 5, 6]);
    expect(by('settledAtMs')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(by('settledAtMs', true)).toEqual([2, 1, 3, 4, 5, 6]);
  });

  it('goes on where the one before ended, in any order', () => {
    const sort = { by: 'priority', descending: true } as const;
    const pages = [0, 2, 4].flatMap((offset) => idsOf({ sort, offset, limit: 2 }));
    expect(pages).toEqual(idsOf({ sort }));
  });

  it('orders pending tasks by how long they have waited by now, though nothing has happened since', () => {
    const store = new ResultsStore();
    const log = new LogWriter();
    for (const task of [1, 2]) store.apply(log.submitted(task === 1 ? 0 : 60));
    store.apply(log.settled(100, 1, 'cancelled'));
    const queries = new ResultsQueries(store);
    const longest = (nowMs: number) =>
      finish(
        queries.page({ ...ALL, sort: { by: 'waitMs', descending: true } }, () => ({ ...MOMENT, nowMs })),
      ).rows.map(({ task, waitMs }) => `${task}: ${waitMs}`);
    expect(longest(150)).toEqual(['1: 100', '2: 90']);
    expect(longest(200)).toEqual(['2: 140', '1: 100']);
  });

  it('looks at all tasks once for several pages of one order, as long as nothing changes', () => {
    const store = new ResultsStore();
    const log = new LogWriter();
    for (let task = 1; task <= 20_000; task++) {
      store.apply(log.submitted(0, { name: `task ${(task * 7_919) % 20_000}` }));
      store.apply(log.settled(task, task, 'cancelled'));
    }
    const queries = new ResultsQueries(store);
    const yieldsFor = (offset: number) => {
      let yields = 0;
      const query: ResultsQuery = { ...ALL, sort: { by: 'name', descending: false }, offset, limit: 10 };
      finish(
        queries.page(query, () => MOMENT),
        () => yields++,
      );
      return yields;
    };
    const first = yieldsFor(0);
    expect(yieldsFor(10)).toBeLessThan(first / 2);
    store.apply(log.submitted(0));
    expect(yieldsFor(20)).toBeGreaterThanOrEqual(first);
  });
});
