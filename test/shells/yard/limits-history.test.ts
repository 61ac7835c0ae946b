import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import type { TaskEvent } from '#contract/task-event';
import { LimitsHistory } from '../../../src-main/shells/yard/limits-history';

/** A history of a run that began with three attempts, and a pen that goes on writing its log. */
function rig() {
  const history = new LimitsHistory();
  const begin = (limits: Partial<Limits> = {}) =>
    history.take({
      type: 'run',
      version: 1,
      app: 'switchyard/test',
      seed: 1,
      clock: 'virtual',
      startedAt: null,
      limits: { ...DEFAULT_LIMITS, ...limits },
    });
  begin();
  const change = (atMs: number, limits: Partial<Limits>) =>
    history.take({ seq: 1, atMs, type: 'limits-changed', limits: { ...DEFAULT_LIMITS, ...limits } });
  const fail = (atMs: number, task: number) =>
    history.take({ seq: 1, atMs, type: 'task-settled', task, status: 'failed', attempts: 1 });
  const shutDown = (atMs: number, mode: Extract<TaskEvent, { type: 'shutdown-requested' }>['mode']) =>
    history.take({ seq: 1, atMs, type: 'shutdown-requested', mode, graceMs: null });
  return { history, begin, change, fail, shutDown };
}

describe('the history of the limits', () => {
  it('knows what was allowed at each time', () => {
    const { history, change } = rig();
    change(10, { maxAttempts: 5 });
    change(20, { maxAttempts: 5, workers: 9 });
    change(30, { maxAttempts: 1, totalTimeoutMs: 700 });
    const at = (atMs: number) => history.limitsFor(1, atMs);
    expect([at(0), at(9.999), at(25), at(31)].map(({ maxAttempts }) => maxAttempts)).toEqual([3, 3, 5, 1]);
    expect(at(31)).toEqual({
      maxAttempts: 1,
      attemptTimeoutMs: 2_000,
      queueTimeoutMs: null,
      totalTimeoutMs: 700,
    });
  });

  it('tells apart who settled before and who after a change within one microsecond', () => {
    const { history, change, fail } = rig();
    fail(10, 1);
    change(10, { maxAttempts: 5 });
    fail(10, 2);
    change(10, { maxAttempts: 7 });
    fail(10, 3);
    const attemptsOf = (task: number) => history.limitsFor(task, 10).maxAttempts;
    expect([attemptsOf(1), attemptsOf(2), attemptsOf(3)]).toEqual([3, 5, 7]);
  });

  it('knows since when a shutdown allows no retry', () => {
    const { history, shutDown } = rig();
    expect(history.hadRetriesEnded(1e9)).toBe(false);
    shutDown(10, 'finish-all');
    expect(history.hadRetriesEnded(1e9)).toBe(false);
    shutDown(20, 'cancel-now');
    shutDown(30, 'cancel-now');
    expect([19.999, 20, 25].map((atMs) => history.hadRetriesEnded(atMs))).toEqual([false, true, true]);
  });

  it('begins anew with each run', () => {
    const { history, begin, change, fail, shutDown } = rig();
    change(10, { maxAttempts: 5 });
    fail(10, 1);
    shutDown(20, 'finish-running');
    begin({ maxAttempts: 2 });
    expect(history.limitsFor(1, 10).maxAttempts).toBe(2);
    expect(history.hadRetriesEnded(30)).toBe(false);
  });

  it('is bounded: of very many changes it knows the newest, and the oldest of them stands for all before', () => {
    const { history, change } = rig();
    for (let n = 1; n <= 100_000; n++) change(n, { maxAttempts: 1 + (n % 1_000) });
    expect(history.limitsFor(1, 99_999.5).maxAttempts).toBe(1_000);
    expect(history.limitsFor(1, 95_000.5).maxAttempts).toBe(1);
    expect(history.limitsFor(1, 0)).toEqual(history.limitsFor(1, 50_000));
  });
});
