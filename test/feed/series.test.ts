import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { MAX_SERIES_POINTS } from '#contract/series';
import type { RunHeader } from '#contract/task-event';
import { marksOf } from '../../src-main/feed/series-marks';
import { YardFeed } from '../../src-main/feed/yard-feed';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { makeYard } from '../support/hosted-yard';
import { LogWriter } from '../support/task-events';
import { yardGauges } from '../support/yard-gauges';

const HEADER: RunHeader = {
  type: 'run',
  version: 1,
  app: 'switchyard/test',
  seed: 1,
  clock: 'real',
  startedAt: '2026-01-01T00:00:00.000Z',
  limits: LESSON_LIMITS,
};
const NONE = { p50: null, p95: null, p99: null, n: 0 };

function rig() {
  const clock = new VirtualClock();
  const feed = new YardFeed({
    clock,
    gauges: yardGauges({ elapsedMs: () => clock.now() }),
  });
  const log = new LogWriter();
  feed.write(HEADER);
  feed.write(log.laneOpened(0, 1));
  return { clock, feed, log };
}

describe('the series of a run', () => {
  it('is empty before anything is submitted', () => {
    const { feed } = rig();
    expect(feed.series('run')).toEqual({
      run: feed.run,
      span: 'run',
      fromMs: 0,
      atMs: 0,
      bucketMs: 250,
      before: { attempts: 0, retries: 0 },
      points: [],
      marks: [],
      response: NONE,
      closedResponse: NONE,
      service: NONE,
    });
  });

  it('begins with the first submission, however long the yard has stood idle', () => {
    const { feed, log } = rig();
    feed.write({ type: 'limits-changed', seq: 2, atMs: 40_000, limits: LESSON_LIMITS });
    feed.write(log.submitted(3_600_100));
    feed.write(log.submitted(3_600_300));
    const { fromMs, points, marks } = feed.series('run');
    expect(fromMs).toBe(3_600_000);
    expect(points.map(({ submitted }) => submitted)).toEqual([1, 1]);
    expect(marks).toEqual([]);
  });

  it('keeps of each interval the most that stood anywhere for any time, also when it is merged', () => {
    const { clock, feed, log } = rig();
    feed.write(log.submitted(0));
    feed.write(log.started(0, 1));
    for (let n = 0; n < 5; n++) feed.write(log.submitted(100));
    for (let task = 2; task <= 6; task++) {
      feed.write(log.started(100 + task, task));
      feed.write(log.ended(100.5 + task, task, 'succeeded'));
      feed.write(log.settled(100.5 + task, task, 'succeeded'));
    }
    // Accepted and started at one moment: it has waited for no time.
    feed.write(log.submitted(300));
    feed.write(log.started(300, 7));
    clock.advanceTo(600);
    const peaks = () => feed.series('run').points.map(({ queued, peak }) => [queued.medium, peak]);
    const none = { high: 0, medium: 0, low: 0 };
    const five = { queued: { ...none, medium: 5 }, running: 2, backingOff: 0 };
    expect(peaks().slice(0, 2)).toEqual([
      [0, five],
      [0, { queued: none, running: 2, backingOff: 0 }],
    ]);
    clock.advanceTo(MAX_SERIES_POINTS * 250);
    expect(feed.series('run').bucketMs).toBe(500);
    expect(peaks()[0]).toEqual([0, five]);
  });

  it('tells what had started before the last minute', () => {
    const { feed, log } = rig();
    feed.write(log.submitted(0));
    feed.write(log.started(0, 1));
    feed.write(log.submitted(90_000));
    feed.write(log.started(90_000, 2));
    expect(feed.series('run').before).toEqual({ attempts: 0, retries: 0 });
    expect(feed.series('minute').before).toEqual({ attempts: 1, retries: 0 });
  });

  it('goes on between events while a task is pending, and stands at the last event when none is', () => {
    const { clock, feed, log } = rig();
    feed.write(log.submitted(0));
    feed.write(log.started(0, 1));
    clock.advanceTo(600);
    expect(feed.series('run').points.map(({ running, utilisation }) => [running, utilisation])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    feed.write(log.ended(700, 1, 'succeeded'));
    feed.write(log.settled(700, 1, 'succeeded'));
    clock.advanceTo(60_000);
    expect(feed.series('run')).toMatchObject({ atMs: 700, service: { p50: 700, n: 1 } });
  });

  it('counts an event on the border of two intervals in the later one', () => {
    const { feed, log } = rig();
    feed.write(log.submitted(249.999));
    feed.write(log.submitted(250));
    expect(feed.series('run').points.map(({ submitted }) => submitted)).toEqual([1, 1]);
  });

  it('doubles its intervals when they are full, and keeps the whole past', () => {
    const { feed, log } = rig();
    for (let n = 0; n < MAX_SERIES_POINTS; n++) feed.write(log.submitted(n * 250));
    expect(feed.series('run')).toMatchObject({ bucketMs: 250 });
    expect(feed.series('run').points).toHaveLength(300);
    feed.write(log.submitted(MAX_SERIES_POINTS * 250));
    const { bucketMs, points } = feed.series('run');
    expect([bucketMs, points.length]).toEqual([500, 151]);
    expect(points.map(({ submitted }) => submitted)).toEqual([...Array(150).fill(2), 1]);
    expect(points.at(-2)?.queued.medium).toBe(300);
  });

  it('takes a silence of days at once', () => {
    const { feed, log } = rig();
    const days = 30 * 86_400_000;
    feed.write(log.submitted(0));
    feed.write(log.started(0, 1));
    feed.write(log.submitted(days));
    const { bucketMs, points } = feed.series('run');
    expect(points.length).toBeLessThanOrEqual(MAX_SERIES_POINTS);
    expect(points.length * bucketMs).toBeGreaterThan(days);
    expect(points.map(({ submitted }) => submitted).reduce((sum, one) => sum + one)).toBe(2);
    const minute = feed.series('minute');
    expect([minute.fromMs, minute.points.length]).toEqual([days - 239 * 250, 240]);
    expect(minute.points.map(({ submitted }) => submitted)).toEqual([...Array(239).fill(0), 1]);
    expect(new Set(minute.points.map(({ running, utilisation }) => `${running} ${utilisation}`))).toEqual(
      new Set(['1 1', '1 null']),
    );
  });

  it('of the last minute lets the oldest interval go, with its durations', () => {
    const { feed, log } = rig();
    feed.write(log.submitted(0));
    feed.write(log.started(0, 1));
    feed.write(log.ended(100, 1, 'succeeded'));
    feed.write(log.settled(100, 1, 'succeeded'));
    feed.write(log.submitted(59_999));
    expect(feed.series('minute')).toMatchObject({ fromMs: 0, service: { p50: 100, n: 1 } });
    feed.write(log.submitted(60_000));
    expect(feed.series('minute')).toMatchObject({ fromMs: 250, service: NONE });
    expect(feed.series('minute').points).toHaveLength(240);
    expect(feed.series('run')).toMatchObject({ fromMs: 0, service: { p50: 100, n: 1 } });
  });

  it('is merged, not averaged: two slow attempts among a hundred fast ones are its slowest hundredth', () => {
    const { feed, log } = rig();
    const run = (task: number, fromMs: number, tookMs: number) => {
      feed.write(log.submitted(fromMs));
      feed.write(log.started(fromMs, task));
      feed.write(log.ended(fromMs + tookMs, task, 'succeeded'));
      feed.write(log.settled(fromMs + tookMs, task, 'succeeded'));
    };
    for (let task = 1; task <= 100; task++) run(task, 1_000 * task, 10);
    expect(feed.series('run').service).toEqual({ p50: 10, p95: 10, p99: 10, n: 100 });
    run(101, 101_000, 5_000);
    run(102, 106_000, 5_000);
    const { p50, p95, p99, n } = feed.series('run').service;
    expect(n).toBe(102);
    expect(p50).toBeCloseTo(10, 1);
    expect(p95).toBeCloseTo(10, 1);
    expect(Math.abs((p99 ?? 0) - 5_000)).toBeLessThan(5_000 / 128);
  });

  it('stays when the run has ended, and begins anew with the next', async () => {
    const { yard, clock } = makeYard();
    const series = async () => {
      const reply = await yard.handle({ command: 'series', span: 'run' });
      if (!reply.ok) throw new Error('no series');
      return reply.value;
    };
    yard.scheduler.submit({
      name: 'task',
      kind: 'normal',
      priority: 'high',
      body: { executor: 'simulated', minMs: 400, maxMs: 400, failAttempts: 0 },
    });
    clock.advanceTo(1_000);
    yard.requestShutdown('finish-all', null, 'window');
    const stopped = await series();
    const { run } = yard.feed;
    expect(stopped).toMatchObject({
      run,
      atMs: 1_000,
      response: { n: 1 },
      marks: [{ atMs: 1_000, kind: 'shutdown' }],
    });
    clock.advanceTo(9_000);
    expect(await series()).toEqual(stopped);
    yard.start();
    expect(await series()).toMatchObject({ run: yard.feed.run, atMs: 0, points: [], marks: [] });
    expect(yard.feed.run).toBeGreaterThan(run);
  });

  it('tells of each kind of mark the first in an interval, and none from before', () => {
    const limits = (atMs: number) => ({ atMs, kind: 'limits' }) as const;
    const shutdown = { atMs: 1_240, kind: 'shutdown' } as const;
    const within = { fromMs: 1_000, bucketMs: 250 };
    const early = limits(999);
    const given = [
      early,
      limits(1_010),
      limits(1_020),
      shutdown,
      limits(1_249),
      limits(1_250),
      limits(1_499),
    ];
    expect(marksOf(within, given)).toEqual([limits(1_010), shutdown, limits(1_250)]);
  });
});
