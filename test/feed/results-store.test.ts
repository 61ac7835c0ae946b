import { expect, it } from 'vitest';
import { ResultsStore } from '../../src-main/feed/results-store';
import { TaskTable } from '../../src-main/feed/task-table';
import { LogWriter } from '../support/task-events';

it('keeps every pending task, and of the settled ones those that settled last', () => {
  const store = new ResultsStore(2);
  const log = new LogWriter();
  for (let i = 0; i < 6; i++) store.apply(log.submitted(0));
  for (const task of [4, 2, 5, 1]) store.apply(log.settled(10, task, 'cancelled'));
  expect([1, 2, 3, 4, 5, 6].filter((task) => store.get(task) !== undefined)).toEqual([1, 3, 5, 6]);
  expect(store.forgotten).toBe(2);
});

it('stays bounded however many tasks settle', () => {
  const store = new ResultsStore(10);
  const log = new LogWriter();
  for (let task = 1; task <= 1_000; task++) {
    store.apply(log.submitted(task));
    store.apply(log.settled(task, task, 'cancelled'));
  }
  expect([store.size, store.forgotten]).toEqual([10, 990]);
});

it('tells the phase before an event and the record after it', () => {
  const store = new ResultsStore();
  const log = new LogWriter();
  expect(store.apply(log.submitted(0))).toMatchObject({ before: null, record: { phase: 'queued' } });
  expect(store.apply(log.started(5, 1))).toMatchObject({ before: 'queued', record: { phase: 'running' } });
});

it('passes over the late end of a body whose task is forgotten, and over nothing else', () => {
  const store = new ResultsStore(0);
  const log = new LogWriter();
  store.apply(log.submitted(0));
  store.apply(log.started(0, 1));
  store.apply(log.ended(5, 1, 'timed-out'));
  store.apply(log.settled(5, 1, 'timed-out'));
  expect(store.apply(log.stopped(9, 1))).toBeNull();
  expect(() => store.apply(log.started(9, 1))).toThrow('has no record');
});

it('forgets settled tasks earlier where they hold much text, and counts them', () => {
  const store = new ResultsStore(100, new TaskTable(), 10_000);
  const log = new LogWriter();
  for (let task = 1; task <= 8; task++) {
    store.apply(log.submitted(0));
    store.apply(log.settled(1, task, 'succeeded', 'x'.repeat(3_000)));
  }
  expect([1, 2, 3, 4, 5, 6, 7, 8].filter((task) => store.get(task) !== undefined)).toEqual([6, 7, 8]);
  expect(store.forgotten).toBe(5);
  expect(store.isFullOfText).toBe(false);
});

it('says when what pending tasks hold is too much, until one of them has settled and is forgotten', () => {
  const store = new ResultsStore(100, new TaskTable(), 10_000);
  const log = new LogWriter();
  for (let task = 1; task <= 3; task++) {
    store.apply(log.submitted(0));
    const body = { executor: 'http', method: 'POST', url: null, body: 'x'.repeat(4_000) } as const;
    store.keepSpec(task, { name: 'post', kind: 'http', priority: 'medium', body });
  }
  expect(store.isFullOfText).toBe(true);
  store.apply(log.settled(1, 2, 'cancelled'));
  expect(store.isFullOfText).toBe(false);
  expect([store.get(1), store.get(2)]).toEqual([expect.anything(), undefined]);
});
