import { describe, expect, it } from 'vitest';
import { MAX_AHEAD } from '#contract/task-detail';
import { YardRig } from '../support/yard-rig';

const waits = (rig: YardRig, task: number) => rig.scheduler.inspect()?.waiting(task);

describe('asking the engine about a task', () => {
  it('tells what it lacks: a lane, a token, or leave to start', () => {
    const rig = new YardRig({ workers: 2, rate: { perSecond: 4, burst: 2 } });
    for (const priority of ['medium', 'medium', 'low', 'high', 'high'] as const) {
      rig.submit({ runsMs: 100 }, { priority });
    }
    expect(waits(rig, 1)).toEqual({ kind: 'running', lane: 1, attempt: 1 });
    expect(waits(rig, 3)).toEqual({
      kind: 'ready',
      ahead: { high: 2, medium: 0, low: 0 },
      orMore: false,
      lane: null,
      openLanes: 2,
      busyLanes: 2,
      tokenInMs: 250,
      dispatchHeld: false,
    });
    rig.scheduler.holdDispatch(true);
    expect(waits(rig, 4)).toMatchObject({ ahead: { high: 0 }, dispatchHeld: true });
    rig.scheduler.cancel({ kind: 'task', task: 3 });
    expect(waits(rig, 3)).toBeNull();
  });

  it('tells how long a delay still runs, and which lane waits with it', () => {
    const rig = new YardRig({ backoffLane: 'hold', backoff: { kind: 'fixed', baseMs: 500, maxMs: 500 } });
    rig.submit({ runsMs: 10, failAttempts: 1 });
    rig.clock.advanceTo(20);
    expect(waits(rig, 1)).toEqual({ kind: 'backing-off', dueMs: 510, lane: 1 });
    rig.change({ backoffLane: 'free' });
    rig.submit({ runsMs: 10, failAttempts: 1 });
    rig.clock.advanceTo(40);
    expect(waits(rig, 2)).toEqual({ kind: 'backing-off', dueMs: 530, lane: null });
  });

  it('tells of a ghost that lies before a retry', () => {
    const rig = new YardRig({
      workers: 1,
      backoffLane: 'hold',
      attemptTimeoutMs: 50,
      backoff: { kind: 'none', baseMs: 0, maxMs: 0 },
    });
    rig.submit({ runsMs: 400, stopsAfterMs: 200 });
    rig.clock.advanceTo(60);
    expect(waits(rig, 1)).toEqual({ kind: 'behind-ghost', lane: 1 });
    expect(rig.scheduler.inspect()?.lanes()).toEqual([
      { lane: 1, open: true, attempt: { task: 1, attempt: 1, outcome: 'timed-out' }, heldFor: 1 },
    ]);
  });

  it('needs no token for a retry that takes none', () => {
    const rig = new YardRig({ workers: 1, rate: { perSecond: 1, burst: 1 }, retriesSpendTokens: false });
    rig.change({ backoff: { kind: 'none', baseMs: 0, maxMs: 0 } });
    rig.submit({ runsMs: 10, failAttempts: 1 });
    rig.scheduler.holdDispatch(true);
    rig.clock.advanceTo(20);
    expect(waits(rig, 1)).toMatchObject({ kind: 'ready', tokenInMs: null });
  });

  it('looks through so many and says that there may be more', () => {
    const rig = new YardRig({ workers: 1 });
    for (let i = 0; i < MAX_AHEAD + 3; i++) rig.submit({ runsMs: null });
    expect(waits(rig, MAX_AHEAD + 2)).toMatchObject({ ahead: { medium: MAX_AHEAD }, orMore: false });
    expect(waits(rig, MAX_AHEAD + 3)).toMatchObject({ ahead: { medium: MAX_AHEAD }, orMore: true });
  });

  it('knows every deadline that runs, the earliest first', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 300, queueTimeoutMs: 90, totalTimeoutMs: 200 });
    rig.submit({ runsMs: null });
    rig.submit();
    const deadlines = (task: number) => rig.scheduler.inspect()?.deadlines(task);
    expect(deadlines(1)).toEqual([
      { kind: 'total-timeout', atMs: 200 },
      { kind: 'attempt-timeout', atMs: 300 },
    ]);
    expect(deadlines(2)).toEqual([
      { kind: 'queue-timeout', atMs: 90 },
      { kind: 'total-timeout', atMs: 200 },
    ]);
    rig.clock.runAll();
    expect(deadlines(1)).toEqual([]);
  });

  it("tells of the lanes whose attempt ends at another moment than the yard's timeout says", () => {
    const rig = new YardRig({ workers: 4, attemptTimeoutMs: 100 });
    rig.submit({ runsMs: null });
    rig.submit({ runsMs: null }, { own: { attemptTimeoutMs: 40 } });
    rig.submit({ runsMs: null }, { own: { attemptTimeoutMs: null } });
    rig.submit({ runsMs: null }, { own: { totalTimeoutMs: 70 } });
    expect(rig.scheduler.inspect()?.laneDeadlines()).toEqual([
      { lane: 2, task: 2, attempt: 1, atMs: 40 },
      { lane: 3, task: 3, attempt: 1, atMs: null },
      { lane: 4, task: 4, attempt: 1, atMs: 70 },
    ]);
  });

  it('names the first pending tasks that are on no lane', () => {
    const rig = new YardRig({ workers: 1, backoff: { kind: 'fixed', baseMs: 900, maxMs: 900 } });
    for (let i = 0; i < 5; i++) rig.submit({ runsMs: 10, failAttempts: 1 });
    rig.clock.advanceTo(25);
    expect(rig.scheduler.inspect()?.offLanes(2)).toEqual({ queued: [4, 5], backingOff: [1, 2] });
  });

  it('finds the first that are on no lane among very many, in order of their numbers, whatever their levels', () => {
    const rig = new YardRig({ workers: 1, backoff: { kind: 'fixed', baseMs: 900, maxMs: 900 } });
    for (let i = 0; i < 30_000; i++) rig.submit({}, { priority: 'low' });
    for (let i = 0; i < 3; i++) rig.submit({ runsMs: 1, failAttempts: 1 }, { priority: 'high' });
    for (let i = 0; i < 3; i++) rig.submit({}, { priority: i === 1 ? 'medium' : 'high' });
    rig.clock.advanceTo(15);
    expect(rig.scheduler.inspect()?.offLanes(3)).toEqual({
      queued: [2, 3, 4],
      backingOff: [30_001, 30_002, 30_003],
    });
    rig.scheduler.cancel({ kind: 'yard' });
    rig.clock.runAll();
    expect(rig.scheduler.inspect()?.offLanes(3)).toEqual({ queued: [], backingOff: [] });
  });

  it('cannot end a run that has ended once more, by whatever is asked of it', () => {
    const rig = new YardRig();
    rig.scheduler.requestShutdown('finish-running', 100);
    const { length } = rig.log;
    rig.at(500, () => rig.scheduler.holdDispatch(false));
    rig.clock.runAll();
    rig.scheduler.inspect()?.offLanes(10);
    expect(rig.log).toHaveLength(length);
    expect(rig.scheduler.phase).toBe('stopped');
  });
});
