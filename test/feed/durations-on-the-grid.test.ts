import { expect, it } from 'vitest';
import { toMicros } from '#contract/micros';
import { responseMsOf } from '#contract/task-record';
import { ResultsQueries } from '../../src-main/feed/results-query';
import { ResultsStore } from '../../src-main/feed/results-store';
import { LogWriter } from '../support/task-events';

const ALL = {
  ...{ phases: null, search: '', offset: 0, limit: 10 },
  sort: { by: 'task', descending: false },
} as const;

/** Times whose differences and sums floats do not get right. */
it.each([true, false])('durations have three decimals at most, as times have (settled: %s)', (isSettled) => {
  const store = new ResultsStore();
  const log = new LogWriter();
  store.apply(log.submitted(0.1));
  store.apply(log.started(0.3, 1));
  store.apply(log.ended(1.1, 1, 'failed'));
  store.apply(log.retryIn(1.1, 1, 0.1));
  store.apply(log.started(1.2, 1, 2));
  store.apply(log.ended(1.9, 1, 'failed', 2));
  store.apply(log.retryIn(1.9, 1, 0.2, 3));
  if (isSettled) store.apply(log.settled(2.3, 1, 'failed'));
  const page = new ResultsQueries(store).pageAtOnce(ALL, { run: 1, seq: 8, nowMs: 2.3 });
  const [row] = page?.rows ?? [];
  expect(row).toMatchObject({ waitMs: 0.2, runMs: 1.5, backoffMs: 0.3 });
  const record = store.get(1);
  expect(record?.retryAtMs).toBe(isSettled ? null : 2.1);
  if (record !== undefined && isSettled) {
    const responseMs = responseMsOf(record) as number;
    expect(responseMs).toBe(toMicros(responseMs));
  }
});
