import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import type { YardApi } from '#contract/yard-api';
import {
  createResultsPager,
  PAGE_ROWS,
  type ResultsQuestion,
} from '../../../src-renderer/state/results-pager';
import { NONE_FOUND } from '../../support/feed-states';
import { row } from '../fake-results';

const ALL: ResultsQuestion = { phases: null, search: '', sort: { by: 'task', descending: false } };

function page(matching: number): ResultsPage {
  return { run: 1, seq: 1, matching, total: matching, found: NONE_FOUND, forgotten: 0, rows: [] };
}

/** A yard whose answers, and a clock whose ticks, come when the test says so. */
function rig() {
  const asked: {
    readonly query: ResultsQuery;
    readonly answer: (reply: Reply<ResultsPage>) => Promise<void>;
  }[] = [];
  let tick: (() => void) | null = null;
  let nowMs = 0;
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
      nowMs: () => nowMs,
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
  const moveTo = (atMs: number) => {
    nowMs = atMs;
  };
  return { pager, asked, answer, moveTo, tick: () => tick?.() };
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

  it('is asked for less often where the yard is slow: a rest follows each answer', async () => {
    const { pager, asked, answer, tick } = rig();
    pager.refresh();
    pager.refresh();
    tick();
    expect(asked).toHaveLength(1);
    await answer(0, { ok: true, value: page(1) });
    expect(asked).toHaveLength(1);
    tick();
    expect(asked).toHaveLength(2);
  });

  it('stands while it is told to, whatever happens, and makes good for it afterwards', async () => {
    const { pager, asked, answer, tick } = rig();
    pager.refresh();
    await answer(0, { ok: true, value: page(10) });
    tick();
    pager.refresh();
    pager.stand(true);
    await answer(1, { ok: true, value: page(99) });
    tick();
    pager.refresh();
    expect(pager.store.getState().page?.matching).toBe(10);
    expect(asked).toHaveLength(2);
    pager.stand(false);
    expect(asked).toHaveLength(3);
    await answer(2, { ok: true, value: page(120) });
    expect(pager.store.getState().page?.matching).toBe(120);
  });

  it('answers another question and shows other rows while it stands', async () => {
    const { pager, asked, answer } = rig();
    pager.refresh();
    await answer(0, { ok: true, value: page(1_000) });
    pager.stand(true);
    pager.ask({ ...ALL, search: 'slow' });
    await answer(1, { ok: true, value: page(700) });
    expect(pager.store.getState()).toMatchObject({ stale: false, page: { matching: 700 } });
    pager.lookAt(500, 520);
    await answer(2, { ok: true, value: page(701) });
    expect(pager.store.getState()).toMatchObject({ offset: 410, page: { matching: 701 } });
    expect(asked).toHaveLength(3);
  });

  it('is known by the time at which it came', async () => {
    const { pager, answer, moveTo, tick } = rig();
    pager.refresh();
    moveTo(700);
    await answer(0, { ok: true, value: page(1) });
    expect(pager.store.getState().readAtMs).toBe(700);
    pager.refresh();
    tick();
    moveTo(1_200);
    await answer(1, { ok: false, problems: [] });
    expect(pager.store.getState().readAtMs).toBe(700);
  });

  it('keeps the very rows that cannot have changed, and takes the others as they come', async () => {
    const { pager, answer, tick } = rig();
    const running = row(2, { phase: 'running', settledAtMs: null });
    pager.refresh();
    await answer(0, { ok: true, value: { ...page(2), rows: [row(1), running] } });
    const [first] = pager.store.getState().page?.rows ?? [];
    pager.refresh();
    tick();
    const later = { ...running, runMs: 900 };
    await answer(1, { ok: true, value: { ...page(2), rows: [row(1), later] } });
    expect(pager.store.getState().page?.rows[0]).toBe(first);
    expect(pager.store.getState().page?.rows[1]).toBe(later);
    pager.refresh();
    tick();
    const another = row(1, { name: 'of another run' });
    await answer(2, { ok: true, value: { ...page(1), run: 2, rows: [another] } });
    expect(pager.store.getState().page?.rows[0]).toBe(another);
  });
});
