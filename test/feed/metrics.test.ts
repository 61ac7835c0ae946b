import { expect, it } from 'vitest';
import type { Loop } from '#contract/run-figures';
import type { Outcome } from '#contract/task';
import { MetricsFold } from '../../src-main/feed/metrics';
import { ResultsStore } from '../../src-main/feed/results-store';
import { LogWriter } from '../support/task-events';

/** One lane; task n runs from 100(n − 1) to 100n and settles. */
function busyLane(tasks: number, status: Outcome = 'succeeded'): MetricsFold {
  const fold = new MetricsFold();
  const store = new ResultsStore();
  const log = new LogWriter();
  fold.add(log.laneOpened(0, 1), null);
  const add = (event: ReturnType<LogWriter['submitted']>) =>
    fold.add(event, store.apply(event)?.record ?? null);
  for (let task = 1; task <= tasks; task++) {
    add(log.submitted(100 * (task - 1)));
    add(log.started(100 * (task - 1), task));
    add(log.ended(100 * task, task, status));
    add(log.settled(100 * task, task, status));
  }
  return fold;
}

it('has nothing to tell before anything has happened', () => {
  expect(new MetricsFold().at(0, null)).toEqual({
    throughputPerSecond: 0,
    response: { p50: null, p95: null, p99: null, n: 0 },
    closedResponse: { p50: null, p95: null, p99: null, n: 0 },
    service: { p50: null, p95: null, p99: null, n: 0 },
    utilisation: 0,
    tokens: null,
  });
});

it('measures throughput and utilisation over the last five seconds', () => {
  const fold = busyLane(100);
  const busy = fold.at(10_000, null);
  expect(busy.utilisation).toBeCloseTo(1);
  expect(busy.throughputPerSecond).toBeGreaterThan(9.5);
  expect(busy.throughputPerSecond).toBeLessThan(10.6);
  expect(fold.at(12_500, null).utilisation).toBeCloseTo(0.5, 1);
  expect(fold.at(20_000, null)).toMatchObject({ throughputPerSecond: 0, utilisation: 0 });
});

it('takes a run that is younger than a second for one of a second', () => {
  expect(busyLane(1).at(100, null).throughputPerSecond).toBe(1);
});

it('takes percentiles of the newest two thousand durations, by nearest rank', () => {
  const { service, response } = busyLane(2_500).at(250_000, null);
  expect(service).toEqual({ p50: 100, p95: 100, p99: 100, n: 2_000 });
  expect(response).toEqual(service);
});

it('keeps the response times of open and closed loops apart', () => {
  const fold = new MetricsFold();
  const store = new ResultsStore();
  const log = new LogWriter();
  for (const [task, loop] of ['open', 'closed', 'closed'].entries()) {
    const events = [log.submitted(0), log.settled(100 * (task + 1), task + 1, 'succeeded')];
    for (const event of events) fold.add(event, store.apply(event)?.record ?? null, loop as Loop);
  }
  const { response, closedResponse } = fold.at(1_000, null);
  expect(response).toMatchObject({ p50: 100, n: 1 });
  expect(closedResponse).toMatchObject({ p50: 200, p99: 300, n: 2 });
});

it('counts no work in what was cancelled, and takes no times from it', () => {
  const figures = busyLane(20, 'cancelled').at(2_000, null);
  expect(figures.throughputPerSecond).toBe(0);
  expect([figures.response.n, figures.service.n]).toEqual([0, 0]);
});

it('are at rest when nothing works and nothing of the last seconds is left in them', () => {
  const fold = busyLane(10);
  expect([1_000, 5_900, 6_300].map((atMs) => fold.areAtRest(atMs))).toEqual([false, false, true]);
  expect(fold.at(6_300, null)).toMatchObject({ throughputPerSecond: 0, utilisation: 0 });
  const log = new LogWriter();
  fold.add(log.started(6_400, 11), null);
  expect(fold.areAtRest(60_000)).toBe(false);
});
