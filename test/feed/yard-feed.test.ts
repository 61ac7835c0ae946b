import { describe, expect, it } from 'vitest';
import { NO_BARS } from '#contract/bar-columns';
import { type FeedMessage, SNAPSHOT_BARS } from '#contract/feed-message';
import { LESSON_LIMITS } from '#contract/limits';
import type { RunHeader } from '#contract/task-event';
import { applyToView } from '#contract/yard-view';
import { YardFeed } from '../../src-main/feed/yard-feed';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
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

function rig(maxSettled?: number) {
  const clock = new VirtualClock();
  const gauges = yardGauges({ elapsedMs: () => clock.now() });
  const feed = new YardFeed({ clock, gauges, ...(maxSettled === undefined ? null : { maxSettled }) });
  const log = new LogWriter();
  feed.write(HEADER);
  feed.write(log.laneOpened(0, 1));
  const runTask = (task: number) => {
    feed.write(log.submitted(task));
    feed.write(log.started(task, task));
    feed.write(log.ended(task + 1, task, 'succeeded'));
    feed.write(log.settled(task + 1, task, 'succeeded'));
  };
  return { clock, feed, log, runTask };
}

describe('the feed of a yard', () => {
  it('gives a snapshot that a window may go on folding without harm to the yard', () => {
    const { feed, log, runTask } = rig();
    runTask(1);
    feed.write(log.submitted(2));
    const view = feed.view();
    const before = structuredClone(feed.view());
    applyToView(view, { type: 'attempt-started', seq: 7, atMs: 9, task: 2, attempt: 1, lane: 1 });
    applyToView(view, {
      type: 'attempt-settled',
      seq: 8,
      atMs: 10,
      task: 2,
      attempt: 1,
      lane: 1,
      outcome: 'failed',
    });
    applyToView(view, { type: 'limits-changed', seq: 9, atMs: 11, limits: LESSON_LIMITS });
    expect(feed.view()).toEqual(before);
  });

  it('gives the newest bars with a snapshot, and says how many there were and from when they are whole', () => {
    const { feed, runTask } = rig();
    for (let task = 1; task <= SNAPSHOT_BARS + 10; task++) runTask(task);
    const bars = feed.bars();
    expect([bars.task.length, bars.task[0], bars.task.at(-1)]).toEqual([
      SNAPSHOT_BARS,
      11,
      SNAPSHOT_BARS + 10,
    ]);
    expect(bars).toMatchObject({ added: SNAPSHOT_BARS + 10, wholeFromMs: 11 });
  });

  it('tells runs apart by when they began, also from those of a yard that was here before it', () => {
    const { feed } = rig();
    expect(feed.run).toBe(Date.parse(HEADER.startedAt ?? ''));
    const [before, later] = [rig().feed, rig().feed];
    before.write(HEADER);
    expect(before.run).toBe(feed.run + 1);
    later.write({ ...HEADER, startedAt: '2026-01-01T00:00:09.000Z' });
    expect(later.state()).toMatchObject({ run: feed.run + 9_000, runCount: 2 });
  });

  it('tells the history of the run that is on, and begins it anew with the next', () => {
    const { feed, runTask } = rig();
    runTask(1);
    runTask(2);
    const query = { fromMs: 0, toMs: 100, lanes: { from: 1, to: 3 }, columns: 10 };
    const { run } = feed;
    expect(feed.laneHistory(query)).toMatchObject({
      run,
      untilMs: 3,
      kind: 'bars',
      bars: { task: [1, 2] },
    });
    feed.write(HEADER);
    expect(feed.laneHistory(query)).toMatchObject({
      run: run + 1,
      kind: 'bars',
      bars: { task: [] },
    });
    expect(feed.bars()).toEqual(NO_BARS);
  });

  it('counts exactly what it has forgotten', () => {
    const { feed, runTask } = rig(5);
    for (let task = 1; task <= 100; task++) runTask(task);
    expect(feed.counts).toMatchObject({
      accepted: 100,
      succeeded: 100,
      attempts: 100,
      running: 0,
      queued: 0,
    });
  });

  it('loses one window, and serves the others', () => {
    const { clock, feed, runTask } = rig();
    const received: FeedMessage[] = [];
    feed.openWindow({
      send: () => {
        throw new Error('gone');
      },
    });
    feed.openWindow({ send: (message) => received.push(message) });
    clock.advanceTo(1);
    runTask(1);
    clock.advanceTo(40);
    expect(received.map(({ type }) => type)).toEqual(['snapshot', 'batch']);
  });

  it('takes figures no more than four times a second', () => {
    const { clock, feed, runTask } = rig();
    feed.state();
    runTask(1);
    clock.advanceTo(249);
    expect(feed.state().metrics.service.n).toBe(0);
    clock.advanceTo(250);
    expect(feed.state().metrics.service.n).toBe(1);
  });

  it('tells the time of its last event once the run has ended', () => {
    const { clock, feed } = rig();
    const counts = { ...feed.counts };
    feed.write({ type: 'shutdown-completed', seq: 2, atMs: 20, counts });
    clock.advanceTo(5_000);
    expect(feed.state().atMs).toBe(20);
  });
});
