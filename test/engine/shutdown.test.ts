import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

/** One lane runs, one holds a task that backs off, two tasks wait. */
function busyYard(): YardRig {
  const rig = new YardRig({ workers: 2, backoffLane: 'hold', maxAttempts: 2 });
  rig.submit({ runsMs: 300, failAttempts: null });
  rig.submit({ failAttempts: 1 });
  rig.submit();
  rig.submit();
  rig.clock.advanceTo(50);
  return rig;
}

describe('shutdown', () => {
  test('finish-running cancels what waits and lets what runs end, without a retry', () => {
    const rig = busyYard();
    rig.scheduler.requestShutdown('finish-running', null);
    expect(rig.scheduler.phase).toBe('draining');
    expect(rig.submit()).toBe('rejected');
    rig.clock.runAll();
    expect(rig.journal(true).slice(10)).toEqual([
      '50: shutdown finish-running',
      '50: #2 cancelled after 1 (shutdown)',
      '50: #3 cancelled after 0 (shutdown)',
      '50: #4 cancelled after 0 (shutdown)',
      '50: lane 2 closes',
      '50: rejected shutdown',
      '300: #1.1 failed',
      '300: #1 failed after 1',
      '300: lane 1 closes',
      '300: stopped',
    ]);
    expect(rig.scheduler.phase).toBe('stopped');
  });

  test('finish-all runs everything accepted to its end, retries included', () => {
    const rig = busyYard();
    rig.scheduler.requestShutdown('finish-all', null);
    rig.clock.runAll();
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 3, failed: 1, cancelled: 0, attempts: 6 });
    expect(rig.journal(true).slice(-3)).toEqual([
      '1100: lane 2 closes',
      '1100: lane 1 closes',
      '1100: stopped',
    ]);
  });

  test('cancel-now cancels everything', () => {
    const rig = busyYard();
    rig.scheduler.requestShutdown('cancel-now', null);
    expect(rig.journal(true).slice(10)).toEqual([
      '50: shutdown cancel-now',
      '50: #1.1 cancelled',
      '50: #1 cancelled after 1 (shutdown)',
      '50: #2 cancelled after 1 (shutdown)',
      '50: #3 cancelled after 0 (shutdown)',
      '50: #4 cancelled after 0 (shutdown)',
      '50: lane 2 closes',
      '50: lane 1 closes',
      '50: stopped',
    ]);
  });

  test('cancels what still runs when the grace has passed', () => {
    const rig = busyYard();
    rig.scheduler.requestShutdown('finish-running', 100);
    rig.clock.runAll();
    expect(rig.journal().slice(-3)).toEqual([
      '150: #1.1 cancelled',
      '150: #1 cancelled after 1 (grace-expired)',
      '150: stopped',
    ]);
  });

  test('asked for again cancels now', () => {
    const rig = busyYard();
    rig.scheduler.requestShutdown('finish-all', 10_000);
    rig.at(60, () => rig.scheduler.requestShutdown('finish-running', null));
    rig.clock.runAll();
    expect(rig.journal().slice(8)).toEqual([
      '50: shutdown finish-all',
      '60: shutdown cancel-now',
      '60: #1.1 cancelled',
      '60: #1 cancelled after 1 (shutdown)',
      '60: #2 cancelled after 1 (shutdown)',
      '60: #3 cancelled after 0 (shutdown)',
      '60: #4 cancelled after 0 (shutdown)',
      '60: stopped',
    ]);
  });

  test('waits for a body that will not stop, and names its lane', () => {
    const rig = new YardRig({ workers: 2, attemptTimeoutMs: null });
    rig.submit();
    rig.submit({ runsMs: 500, stopsAfterMs: null });
    rig.scheduler.requestShutdown('cancel-now', null);
    expect(rig.scheduler.phase).toBe('cancelling');
    expect(rig.scheduler.ghostLanes()).toEqual([2]);
    rig.clock.runAll();
    expect(rig.journal(true).slice(-3)).toEqual(['500: #2.1 stopped', '500: lane 2 closes', '500: stopped']);
  });

  test('of an idle yard is done at once; of a stopped one, nothing', () => {
    const rig = new YardRig({ workers: 1 });
    rig.scheduler.requestShutdown('finish-running', 5000);
    rig.scheduler.requestShutdown('finish-running', 5000);
    expect(rig.journal(true)).toEqual([
      '0: lane 1 opens',
      '0: shutdown finish-running',
      '0: lane 1 closes',
      '0: stopped',
    ]);
    expect(rig.clock.nextAtMs()).toBeNull();
  });

  test('turns away those who wait for room', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1 });
    rig.submit();
    rig.submit();
    const results: string[] = [];
    rig.scheduler.whenRoom(() => results.push(rig.submit()));
    rig.scheduler.requestShutdown('finish-running', null);
    expect(results).toEqual(['rejected']);
  });
});

describe('a stopped yard', () => {
  test('rejects without a trace, and cancels nothing', () => {
    const rig = new YardRig();
    rig.scheduler.requestShutdown('cancel-now', null);
    const lines = rig.log.length;
    expect(rig.submit()).toBe('rejected');
    expect(rig.scheduler.cancel({ kind: 'yard' })).toBe(0);
    expect(rig.log).toHaveLength(lines);
  });

  test('starts again as a new run, counted anew', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit();
    rig.clock.runAll();
    rig.scheduler.requestShutdown('finish-running', null);
    rig.clock.advanceTo(5000);
    rig.start();
    expect(rig.scheduler.phase).toBe('running');
    rig.submit();
    rig.clock.runAll();
    expect(rig.journal(true)).toEqual([
      '0: lane 1 opens',
      '0: #1 in',
      '0: #1.1 on 1',
      '10: #1.1 succeeded',
      '10: #1 succeeded after 1',
    ]);
    expect(rig.events[0]).toMatchObject({ seq: 1 });
    expect(rig.scheduler.counts).toMatchObject({ accepted: 1, succeeded: 1 });
  });

  test('cannot be started while it is not stopped', () => {
    const rig = new YardRig();
    expect(() => rig.start()).toThrow('a yard that is running cannot be started');
  });
});
