import { describe, expect, it } from 'vitest';
import type { Limits } from '#contract/limits';
import { RunFiguresFold } from '../../src-main/feed/run-figures-fold';
import { YardRig } from '../support/yard-rig';

const ONE_LANE: Partial<Limits> = { workers: 1, maxAttempts: 1, attemptTimeoutMs: 1_000 };

function figuresOf(rig: YardRig) {
  const fold = new RunFiguresFold(rig.header);
  for (const event of rig.events) fold.add(event);
  return fold.figures(7, rig.clock.now());
}

it('tells of nothing before anything has arrived', () => {
  const figures = figuresOf(new YardRig(ONE_LANE));
  expect(figures).toMatchObject({
    run: 7,
    accepted: { open: 0, closed: 0 },
    response: { open: null, closed: null },
    throughputPerSecond: 0,
  });
  expect([figures.wait.n, figures.service.all.n]).toEqual([0, 0]);
});

it('measures response from the intended arrival, waits from acceptance, service from the start', () => {
  const rig = new YardRig(ONE_LANE);
  rig.at(500, () => rig.submit({ runsMs: 300 }, { intendedAtMs: 100 }));
  rig.at(500, () => rig.submit({ runsMs: 200 }));
  rig.clock.runAll();
  const { response, wait, service, throughputPerSecond } = figuresOf(rig);
  expect(response.open?.all).toMatchObject({ n: 2, minMs: 500, maxMs: 700, meanMs: 600 });
  expect(wait).toMatchObject({ n: 2, minMs: 0, maxMs: 300 });
  expect(service.all).toMatchObject({ n: 2, minMs: 200, maxMs: 300 });
  expect(throughputPerSecond).toBe(4);
});

describe('how a task arrived', () => {
  it('keeps the figures of open and closed loops apart', () => {
    const rig = new YardRig({ ...ONE_LANE, workers: 2 });
    rig.submit({ runsMs: 100 });
    rig.submit({ runsMs: 700 }, { loop: 'closed' });
    rig.clock.runAll();
    const { accepted, response } = figuresOf(rig);
    expect(accepted).toEqual({ open: 1, closed: 1 });
    expect(response.open?.all).toMatchObject({ n: 1, maxMs: 100 });
    expect(response.closed?.all).toMatchObject({ n: 1, maxMs: 700 });
  });

  it('has no figures where no task arrived so, and empty ones while none has ended', () => {
    const rig = new YardRig(ONE_LANE);
    rig.submit({ runsMs: 100 }, { loop: 'closed' });
    const { response } = figuresOf(rig);
    expect(response.open).toBeNull();
    expect(response.closed?.all).toMatchObject({ n: 0, p50Ms: null });
  });
});

describe('how a task ended', () => {
  it('keeps successes, failures and timeouts apart, and counts all three together', () => {
    const rig = new YardRig({ ...ONE_LANE, workers: 3 });
    rig.submit({ runsMs: 100 });
    rig.submit({ runsMs: 200, failAttempts: null });
    rig.submit({ runsMs: null });
    rig.clock.runAll();
    const { response, service } = figuresOf(rig);
    for (const durations of [response.open, service]) {
      expect(durations?.all).toMatchObject({ n: 3, minMs: 100, maxMs: 1_000 });
      expect(durations?.succeeded).toMatchObject({ n: 1, maxMs: 100 });
      expect(durations?.failed).toMatchObject({ n: 1, maxMs: 200 });
      expect(durations?.timedOut).toMatchObject({ n: 1, maxMs: 1_000 });
    }
  });

  it('has no durations of what was cancelled, and does not count it as throughput', () => {
    const rig = new YardRig({ ...ONE_LANE, workers: 2 });
    rig.submit({ runsMs: 900 });
    rig.submit({ runsMs: 500 });
    rig.at(100, () => rig.scheduler.cancel({ kind: 'task', task: 1 }));
    rig.clock.runAll();
    const { accepted, response, service, wait, throughputPerSecond } = figuresOf(rig);
    expect(accepted.open).toBe(2);
    expect([response.open?.all.n, service.all.n]).toEqual([1, 1]);
    // It did wait, and was started.
    expect(wait.n).toBe(2);
    expect(throughputPerSecond).toBe(2);
  });

  it('counts each attempt as service, and the task as one response', () => {
    const rig = new YardRig({
      ...ONE_LANE,
      maxAttempts: 3,
      backoff: { kind: 'fixed', baseMs: 50, maxMs: 50 },
    });
    rig.submit({ runsMs: 100, failAttempts: 2 });
    rig.clock.runAll();
    const { response, service, wait } = figuresOf(rig);
    expect(service).toMatchObject({ failed: { n: 2 }, succeeded: { n: 1 }, all: { n: 3, maxMs: 100 } });
    expect(response.open).toMatchObject({ succeeded: { n: 1, maxMs: 400 }, failed: { n: 0 } });
    expect(wait).toMatchObject({ n: 1, maxMs: 0 });
  });
});

it('tells the same of a log whether it was asked meanwhile or not', () => {
  const rig = new YardRig({ workers: 3, rate: { perSecond: 40, burst: 2 } });
  for (let task = 0; task < 200; task++) rig.submit({ runsMs: (task * 37) % 400, failAttempts: task % 4 });
  rig.clock.runAll();
  const asked = new RunFiguresFold(rig.header);
  for (const event of rig.events) {
    asked.add(event);
    if (event.seq % 50 === 0) asked.figures(7, event.atMs);
  }
  expect(asked.figures(7, rig.clock.now())).toEqual(figuresOf(rig));
});

it('lets go of what it knows of tasks that have settled', () => {
  const rig = new YardRig({ ...ONE_LANE, workers: 8 });
  let left = 20_000;
  const submit = () => {
    if (left-- > 0) rig.submit({ runsMs: 1 }, { intendedAtMs: 0 });
  };
  for (let lane = 0; lane < 8; lane++) submit();
  rig.clock.runAll();
  while (left > 0) {
    submit();
    rig.clock.runAll();
  }
  expect(figuresOf(rig).response.open?.all.n).toBe(20_000);
});
