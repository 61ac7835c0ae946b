import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { YardApi } from '#contract/yard-api';
import type { YardTree } from '#contract/yard-tree';
import { createTreePoller, TREE_REFRESH_MS } from '../../../src-renderer/state/tree-poller';

const treeAt = (atMs: number): YardTree => ({
  ...{ run: 1, seq: 1, atMs, phase: 'running', graceEndsAtMs: null, lanes: [] },
  queued: { count: 0, first: [] },
  backingOff: { count: 0, first: [] },
});

/** A yard that answers when it is told to, and a clock that is moved by hand. */
function polled(isLive: () => boolean = () => true) {
  const asked: ((reply: Reply<YardTree>) => void)[] = [];
  const call = () => new Promise((resolve) => asked.push(resolve as (reply: Reply<YardTree>) => void));
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const poller = createTreePoller({
    api: { call, listen: () => () => {} } as unknown as YardApi,
    isLive,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    poller,
    asked,
    async answer(reply: Reply<YardTree>) {
      asked.at(-1)?.(reply);
      await Promise.resolve();
    },
    pass(ms: number) {
      nowMs += ms;
      const due = timers.filter(({ atMs }) => atMs <= nowMs);
      timers = timers.filter(({ atMs }) => atMs > nowMs);
      for (const { run } of due) run();
    },
  };
}

describe('the poller of the tree', () => {
  it('asks at once, then no more often than it may, however much happens', async () => {
    const { poller, asked, answer, pass } = polled();
    poller.refresh();
    await answer({ ok: true, value: treeAt(1) });
    for (let news = 0; news < 20; news++) poller.refresh();
    expect(asked).toHaveLength(1);
    pass(TREE_REFRESH_MS);
    expect(asked).toHaveLength(2);
    await answer({ ok: true, value: treeAt(2) });
    pass(10 * TREE_REFRESH_MS);
    expect(asked).toHaveLength(2);
    expect(poller.store.getState().tree?.atMs).toBe(2);
  });

  it('has one request under way at a time, and asks again once a late answer is there', async () => {
    const { poller, asked, answer, pass } = polled();
    poller.refresh();
    pass(5 * TREE_REFRESH_MS);
    poller.refresh();
    expect(asked).toHaveLength(1);
    await answer({ ok: true, value: treeAt(1) });
    expect(asked).toHaveLength(2);
  });

  it('keeps the tree it has when it is refused, and says why', async () => {
    const { poller, answer, pass } = polled();
    poller.refresh();
    await answer({ ok: true, value: treeAt(1) });
    pass(TREE_REFRESH_MS);
    poller.refresh();
    const problem = { field: 'command', expected: 'a yard', got: 'none' };
    await answer({ ok: false, problems: [problem] });
    expect(poller.store.getState()).toEqual({ tree: treeAt(1), problems: [problem] });
  });

  it('takes no answer that comes when the tree is to stand, and asks no more; a first one is taken', async () => {
    let stands = false;
    const { poller, asked, answer, pass } = polled(() => !stands);
    poller.refresh();
    stands = true;
    await answer({ ok: true, value: treeAt(1) });
    expect(poller.store.getState().tree?.atMs).toBe(1);
    stands = false;
    pass(TREE_REFRESH_MS);
    poller.refresh();
    poller.refresh();
    stands = true;
    await answer({ ok: true, value: treeAt(2) });
    pass(TREE_REFRESH_MS);
    expect(poller.store.getState().tree?.atMs).toBe(1);
    expect(asked).toHaveLength(2);
    poller.outdate();
    poller.refresh();
    await answer({ ok: true, value: treeAt(3) });
    expect(poller.store.getState().tree?.atMs).toBe(3);
    pass(TREE_REFRESH_MS);
    poller.refresh();
    expect(asked).toHaveLength(3);
  });
});
