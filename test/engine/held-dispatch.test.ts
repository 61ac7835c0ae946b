import { describe, expect, it } from 'vitest';
import { auditLog } from '../support/log-audit';
import { YardRig } from '../support/yard-rig';

describe('holding dispatch', () => {
  it('lets what runs go on, and starts nothing, retries on held lanes included', () => {
    const rig = new YardRig({
      workers: 2,
      backoffLane: 'hold',
      backoff: { kind: 'fixed', baseMs: 10, maxMs: 10 },
    });
    rig.submit({ runsMs: 50, failAttempts: 1 });
    rig.submit({ runsMs: 200 });
    rig.submit();
    rig.at(20, () => rig.scheduler.holdDispatch(true));
    rig.at(1_000, () => rig.scheduler.holdDispatch(false));
    rig.clock.runAll();
    const started = rig.events.filter(({ type }) => type === 'attempt-started').map(({ atMs }) => atMs);
    expect(started).toEqual([0, 0, 1_000, 1_000]);
    expect(rig.events.find((event) => event.type === 'task-settled' && event.task === 2)?.atMs).toBe(200);
  });

  it('is over when a shutdown is asked for, so that what is to be finished can start', () => {
    const rig = new YardRig({ workers: 1 });
    rig.scheduler.holdDispatch(true);
    rig.submit();
    rig.scheduler.requestShutdown('finish-all', null);
    expect(rig.scheduler.isDispatchHeld).toBe(false);
    rig.clock.runAll();
    expect(rig.scheduler.phase).toBe('stopped');
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 1 });
  });

  it('is nothing to a yard on its way down, and no run begins with it', () => {
    const rig = new YardRig();
    rig.scheduler.holdDispatch(true);
    rig.scheduler.requestShutdown('cancel-now', null);
    rig.scheduler.holdDispatch(true);
    rig.clock.runAll();
    rig.start();
    expect(rig.scheduler.isDispatchHeld).toBe(false);
  });

  it('leaves a log that is in order but for the starts that were held', () => {
    const rig = new YardRig({ workers: 3, rate: { perSecond: 50, burst: 2 }, queueTimeoutMs: 300 });
    for (let i = 0; i < 30; i++) rig.submit({ runsMs: 20, failAttempts: i % 3 });
    for (const [atMs, held] of [
      [60, true],
      [200, false],
      [220, true],
      [500, false],
    ] as const) {
      rig.at(atMs, () => rig.scheduler.holdDispatch(held));
    }
    rig.clock.runAll();
    rig.scheduler.requestShutdown('finish-all', null);
    rig.clock.runAll();
    // The log does not tell of a hold: to one who reads it, tasks that were ready did not start.
    const complaints = auditLog(rig.log);
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.filter((text) => !/ was ready and did not start by /.test(text))).toEqual([]);
  });
});
