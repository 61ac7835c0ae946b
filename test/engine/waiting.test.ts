import { describe, expect, test } from 'vitest';
import type { Priority, TaskId } from '#contract/task';
import { YardRig } from '../support/yard-rig';

const NOBODY = { high: 0, medium: 0, low: 0 };

/** What a ready task lacks where all there is is a lane. */
const NEEDS_A_LANE = {
  kind: 'ready',
  ahead: NOBODY,
  orMore: false,
  lane: null,
  openLanes: 1,
  busyLanes: 1,
  tokenInMs: null,
  dispatchHeld: false,
};

function waiting(rig: YardRig, task: TaskId) {
  return rig.scheduler.inspect()?.waiting(task);
}

function submitAll(rig: YardRig, priorities: readonly Priority[]): void {
  for (const priority of priorities) rig.submit({ runsMs: 100 }, { priority });
}

describe('why a task waits', () => {
  test('it does not: it runs, on a lane', () => {
    const rig = new YardRig({ workers: 2 });
    submitAll(rig, ['low', 'high']);
    expect(waiting(rig, 2)).toEqual({ kind: 'running', lane: 2, attempt: 1 });
  });

  test('all lanes are busy and more urgent tasks go first, told by level', () => {
    const rig = new YardRig({ workers: 1 });
    submitAll(rig, ['low', 'low', 'medium', 'low', 'high', 'high']);
    expect(waiting(rig, 4)).toEqual({ ...NEEDS_A_LANE, ahead: { high: 2, medium: 1, low: 1 } });
    expect(waiting(rig, 5)).toEqual(NEEDS_A_LANE);
  });

  test('the weighted rule owes others a start first, from where its rounds stand now', () => {
    const rig = new YardRig({
      workers: 1,
      priority: { kind: 'weighted', weights: { high: 2, medium: 1, low: 1 } },
    });
    submitAll(rig, ['high', 'high', 'high', 'high', 'low', 'low']);
    expect(waiting(rig, 5)).toMatchObject({ ahead: { high: 1, medium: 0, low: 0 } });
    expect(waiting(rig, 6)).toMatchObject({ ahead: { high: 3, medium: 0, low: 1 } });
    rig.clock.advanceTo(150);
    expect(waiting(rig, 5)).toMatchObject({ ahead: NOBODY });
  });

  test('by the aging rule those that wait longer go first, urgent or not', () => {
    const rig = new YardRig({
      workers: 1,
      priority: { kind: 'aging', perSecond: 1 },
      attemptTimeoutMs: null,
    });
    rig.submit({ runsMs: 10_000 });
    submitAll(rig, ['low']);
    rig.at(1_500, () => submitAll(rig, ['high']));
    rig.at(3_000, () => submitAll(rig, ['high']));
    rig.clock.advanceTo(3_000);
    expect(waiting(rig, 3)).toMatchObject({ ahead: NOBODY });
    expect(waiting(rig, 4)).toMatchObject({ ahead: { high: 1, medium: 0, low: 1 } });
  });

  test('there is a lane, and no token yet', () => {
    const rig = new YardRig({ workers: 3, rate: { perSecond: 4, burst: 1 } });
    submitAll(rig, ['medium', 'medium', 'medium']);
    rig.clock.advanceTo(50);
    expect(waiting(rig, 3)).toEqual({
      ...NEEDS_A_LANE,
      ahead: { high: 0, medium: 1, low: 0 },
      openLanes: 3,
      busyLanes: 1,
      tokenInMs: 200,
    });
  });

  test('its delay still runs, with a lane or without', () => {
    for (const backoffLane of ['hold', 'free'] as const) {
      const rig = new YardRig({ workers: 1, backoffLane });
      rig.submit({ runsMs: 10, failAttempts: 1 });
      rig.clock.advanceTo(20);
      const lane = backoffLane === 'hold' ? 1 : null;
      expect(waiting(rig, 1)).toEqual({ kind: 'backing-off', dueMs: 510, lane });
    }
  });

  test('its delay is over, and the body of its last attempt is still on the lane that is held for it', () => {
    const rig = new YardRig({
      workers: 1,
      backoffLane: 'hold',
      attemptTimeoutMs: 50,
      backoff: { kind: 'fixed', baseMs: 10, maxMs: 10 },
    });
    rig.submit({ runsMs: null, stopsAfterMs: 500 });
    rig.clock.advanceTo(100);
    expect(waiting(rig, 1)).toEqual({ kind: 'behind-ghost', lane: 1 });
  });

  test('it has a lane of its own and needs no token: only that dispatch is held keeps it', () => {
    const rig = new YardRig({
      workers: 1,
      backoffLane: 'hold',
      rate: { perSecond: 0.1, burst: 1 },
      retriesSpendTokens: false,
    });
    rig.submit({ runsMs: 10, failAttempts: 1 });
    submitAll(rig, ['high']);
    rig.scheduler.holdDispatch(true);
    rig.clock.advanceTo(1_000);
    expect(waiting(rig, 1)).toEqual({ ...NEEDS_A_LANE, lane: 1, dispatchHeld: true });
  });

  test('a retry on a lane of its own goes before those that still need one', () => {
    const rig = new YardRig({ workers: 1, backoffLane: 'hold', rate: { perSecond: 0.5, burst: 1 } });
    rig.submit({ runsMs: 10, failAttempts: 1 }, { priority: 'low' });
    submitAll(rig, ['high']);
    rig.clock.advanceTo(1_000);
    expect(waiting(rig, 2)).toMatchObject({
      ahead: { high: 0, medium: 0, low: 1 },
      tokenInMs: 1_000,
    });
  });

  test('nobody waits who has settled, or never was', () => {
    const rig = new YardRig();
    rig.submit();
    rig.clock.runAll();
    expect([waiting(rig, 1), waiting(rig, 99)]).toEqual([null, null]);
  });
});
