import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import type { YardApi } from '#contract/yard-api';
import {
  createResultsPager,
  PAGE_ROWS,
  type ResultsQuestion,
} from '../../../src-renderer/state/results-pager';

const ALL: ResultsQuestion = { phases: null, search: '', sort: { by: 'task', descending: false } };

function page(matching: number): ResultsPage {
  return { run: 1, seq: 1, matching, total: matching, forgotten: 0, rows: [] };
}

/** A yard whose answers, and a clock whose ticks, come when the test says so. */
function rig() {
  const asked: {
    readonly query: ResultsQuery;
    readonly answer: (reply: Reply<ResultsPage>) => Promise<void>;
  }[] = [];
  let tick: (() => void) | null = null;
  const api = {
    call: ({ query }: { query: ResultsQuery }) =>
      new Promise((resolve) => {
        asked.push({
          query,
          answer: async (reply) => {
            resolve(reply);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    listen: () => () => {},
  } as unknown as YardApi;
  const pager = createResultsPager(
    {
      api,
      after: (_delayMs, run) => {
        tick = run;
        return () => {
          tick = null;
        };
      },
    },
    ALL,
  );
  const answer = (index: number, reply: Reply<ResultsPage>) =>
    asked[index]?.answer(reply) ?? Promise.reject();
  return { pager, asked, answer, tick: () => tick?.() };
}

describe('the page of results', () => {
  it('is asked for again while tasks move, but not before the last answer is a while old', async () => {
    const { pager, asked, answer, tick } = rig();
    pager.refresh();
    pager.refresh();
    pager.refresh();
    expect(asked).toHaveLength(1);
    await answer(0, { ok: true, value: page(10) });
    expect(asked).toHaveLength(1);
    tick();
    expect(asked).toHaveLength(2);
    await answer(1, { ok: true, value: page(11) });
    tick();
    expect(asked).toHaveLength(2);
    expect(pager.store.getState().page?.matching).toBe(11);
  });

  it('drops the answer to a question that is no longer asked, and asks the new one', async () => {
    const { pager, asked, answer } = rig();
    pager.refresh();
    pager.ask({ ...ALL, search: 'slow' });
    await answer(0, { ok: true, value: page(999) });
    expect(pager.store.getState()).toMatchObject({ page: null, stale: true });
    expect(asked[1]?.query.search).toBe('slow');
    await answer(1, { ok: true, value: page(3) });
    expect(pager.store.getState()).toMatchObject({ page: { matching: 3 }, stale: false });
  });

  it('follows the rows in view where the page does not have them', async () => {
    const { pager, asked, answer } = rig();
    pager.refresh();
    await answer(0, { ok: true, value: page(100_000) });
    pager.lookAt(20, 40);
    expect(asked).toHaveLength(1);
    pager.lookAt(5_000, 5_020);
    expect(asked[1]?.query).toMatchObject({ offset: 5_010 - PAGE_ROWS / 2, limit: PAGE_ROWS });
  });

  it('keeps what was refused, and forgets it with the next good answer', async () => {
    const { pager, answer, tick } = rig();
    const problem = { field: 'query.search', expected: 'at most 200 characters', got: '201' };
    pager.refresh();
    await answer(0, { ok: false, problems: [problem] });
    expect(pager.store.getState().problems).toEqual([problem]);
    pager.refresh();
    tick();
    await answer(1, { ok: true, value: page(1) });
    expect(pager.store.getState().problems).toEqual([]);
  });
});
