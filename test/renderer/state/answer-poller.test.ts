import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import { createAnswerPoller } from '../../../src-renderer/state/answer-poller';

const PAUSE_MS = 250;

/** A yard that answers when it is told to, and a clock that is moved by hand. */
function polled(isLive: () => boolean = () => true) {
  const asked: ((reply: Reply<number>) => void)[] = [];
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const poller = createAnswerPoller<number>({
    ask: () => new Promise((resolve) => asked.push(resolve)),
    pauseMs: PAUSE_MS,
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
    async answer(reply: Reply<number>) {
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

describe('the poller of an answer', () => {
  it('asks at once, then no more often than it may, however much happens', async () => {
    const { poller, asked, answer, pass } = polled();
    poller.refresh();
    await answer({ ok: true, value: 1 });
    for (let news = 0; news < 20; news++) poller.refresh();
    expect(asked).toHaveLength(1);
    pass(PAUSE_MS);
    expect(asked).toHaveLength(2);
    await answer({ ok: true, value: 2 });
    pass(10 * PAUSE_MS);
    expect(asked).toHaveLength(2);
    expect(poller.store.getState().value).toBe(2);
  });

  it('has one request under way at a time, and asks again once a late answer is there', async () => {
    const { poller, asked, answer, pass } = polled();
    poller.refresh();
    pass(5 * PAUSE_MS);
    poller.refresh();
    expect(asked).toHaveLength(1);
    await answer({ ok: true, value: 1 });
    expect(asked).toHaveLength(2);
  });

  it('keeps the answer it has when it is refused, and says why', async () => {
    const { poller, answer, pass } = polled();
    poller.refresh();
    await answer({ ok: true, value: 1 });
    pass(PAUSE_MS);
    poller.refresh();
    const problem = { field: 'command', expected: 'a yard', got: 'none' };
    await answer({ ok: false, problems: [problem] });
    expect(poller.store.getState()).toEqual({ value: 1, problems: [problem] });
  });

  it('takes no answer that comes when the one before it is to stand, and asks no more; a first one is taken', async () => {
    let stands = false;
    const { poller, asked, answer, pass } = polled(() => !stands);
    poller.refresh();
    stands = true;
    await answer({ ok: true, value: 1 });
    expect(poller.store.getState().value).toBe(1);
    stands = false;
    pass(PAUSE_MS);
    poller.refresh();
    poller.refresh();
    stands = true;
    await answer({ ok: true, value: 2 });
    pass(PAUSE_MS);
    expect(poller.store.getState().value).toBe(1);
    expect(asked).toHaveLength(2);
    poller.outdate();
    poller.refresh();
    await answer({ ok: true, value: 3 });
    expect(poller.store.getState().value).toBe(3);
    pass(PAUSE_MS);
    poller.refresh();
    expect(asked).toHaveLength(3);
  });

  it('asks anew at once where the question has changed, and takes no answer to the one before', async () => {
    const { poller, asked, answer, pass } = polled();
    poller.refresh();
    poller.renew();
    expect(asked).toHaveLength(1);
    await answer({ ok: true, value: 1 });
    expect(poller.store.getState().value).toBeNull();
    expect(asked).toHaveLength(2);
    await answer({ ok: true, value: 2 });
    expect(poller.store.getState().value).toBe(2);
    poller.renew();
    expect(asked).toHaveLength(3);
    await answer({ ok: true, value: 3 });
    pass(10 * PAUSE_MS);
    expect(asked).toHaveLength(3);
    expect(poller.store.getState().value).toBe(3);
  });
});
