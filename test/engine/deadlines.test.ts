import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

/** On which lanes an attempt ends at another moment than the yard's timeout says, and when. */
function odd(rig: YardRig) {
  return rig.scheduler
    .inspect()
    ?.laneDeadlines()
    .map(({ lane, atMs }) => [lane, atMs]);
}

describe('the deadlines that run', () => {
  test('keep the length they began with, whatever limits are now', () => {
    const rig = new YardRig({ workers: 3, attemptTimeoutMs: 2_000 });
    rig.at(0.123, () => {
      rig.submit({ runsMs: null });
      rig.submit({ runsMs: null }, { own: { totalTimeoutMs: 100 } });
      rig.submit({ runsMs: null }, { own: { totalTimeoutMs: 60_000 } });
    });
    rig.at(10, () => rig.change({ attemptTimeoutMs: 50, totalTimeoutMs: 50 }));
    rig.clock.advanceTo(20);
    expect(odd(rig)).toEqual([[2, 100.123]]);
    expect(rig.scheduler.inspect()?.deadlines(3)).toEqual([
      { kind: 'attempt-timeout', atMs: 2_000.123 },
      { kind: 'total-timeout', atMs: 60_000.123 },
    ]);
  });

  test('are told where the yard itself sets no timeout', () => {
    const rig = new YardRig({ workers: 3, attemptTimeoutMs: null });
    rig.submit({ runsMs: null });
    rig.submit({ runsMs: null }, { own: { attemptTimeoutMs: 70 } });
    rig.submit({ runsMs: null }, { own: { totalTimeoutMs: 90 } });
    expect(odd(rig)).toEqual([
      [2, 70],
      [3, 90],
    ]);
  });

  test('are none for a body that has outlived its verdict', () => {
    const rig = new YardRig({ workers: 1, maxAttempts: 1 });
    rig.submit({ runsMs: null, stopsAfterMs: 500 }, { own: { attemptTimeoutMs: 50 } });
    expect(odd(rig)).toEqual([[1, 50]]);
    rig.clock.advanceTo(100);
    expect([rig.scheduler.ghostLanes(), odd(rig)]).toEqual([[1], []]);
  });

  test('of one moment are told in the order in which they end the task', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 100, totalTimeoutMs: 100, maxAttempts: 1 });
    rig.submit({ runsMs: null });
    expect(
      rig.scheduler
        .inspect()
        ?.deadlines(1)
        .map(({ kind }) => kind),
    ).toEqual(['total-timeout', 'attempt-timeout']);
    rig.clock.runAll();
    expect(rig.events.find(({ type }) => type === 'task-settled')).toMatchObject({
      error: { name: 'TotalTimeoutError' },
    });
  });
});
