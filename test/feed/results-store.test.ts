import { expect, it } from 'vitest';
import { ResultsStore } from '../../src-main/feed/results-store';
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
