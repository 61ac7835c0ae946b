import { describe, expect, test } from 'vitest';
import type { AttemptRun } from '../../src-main/engine/ports';
import { YardRig } from '../support/yard-rig';

describe('the attempt timeout', () => {
  test('starts with the attempt, not with the submission, and may be followed by a retry', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 100, maxAttempts: 2 });
    rig.submit({ runsMs: 80 });
    rig.submit({ runsMs: null });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '0: #2 in',
      '80: #1.1 succeeded',
      '80: #1 succeeded after 1',
      '80: #2.1 on 1',
      '180: #2.1 timed-out',
      '180: #2.2 in 500',
      '680: #2.2 on 1',
      '780: #2.2 timed-out',
      '780: #2 timed-out after 2',
    ]);
    expect(rig.executor.aborts).toEqual(['2.1 attempt-timeout', '2.2 attempt-timeout']);
  });

  test('wins over a body that ends at the very same moment', () => {
    const rig = new YardRig({ attemptTimeoutMs: 100, maxAttempts: 1 });
    rig.submit({ runsMs: 100 });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual(['100: #1.1 timed-out', '100: #1 timed-out after 1']);
  });

  test('tells along what the body has told until then', () => {
    const rig = new YardRig({ attemptTimeoutMs: 100, totalTimeoutMs: 150, maxAttempts: 2 });
    Object.assign(rig.executor, {
      told: ({ attempt }: AttemptRun) => `log:\nattempt ${attempt} is on its way`,
    });
    rig.change({ backoff: { kind: 'none', baseMs: 0, maxMs: 0 } });
    rig.submit({ runsMs: null });
    rig.clock.runAll();
    expect(rig.events.flatMap((event) => (event.type === 'attempt-settled' ? [event.error] : []))).toEqual([
      { name: 'TimeoutError', message: 'attempt not done within 100 ms\n\nlog:\nattempt 1 is on its way' },
      { name: 'TotalTimeoutError', message: 'task not done within 150 ms\n\nlog:\nattempt 2 is on its way' },
    ]);
  });

  test('falls also where the body cannot be asked', () => {
    const rig = new YardRig({ attemptTimeoutMs: 100, maxAttempts: 1 });
    Object.assign(rig.executor, {
      told: () => {
        throw new Error('cannot say');
      },
    });
    rig.submit({ runsMs: null });
    rig.clock.runAll();
    expect(rig.events.at(-1)).toMatchObject({
      status: 'timed-out',
      error: { name: 'TimeoutError', message: 'attempt not done within 100 ms' },
    });
  });

  test('can be the task’s own, or none at all', () => {
    const rig = new YardRig({ attemptTimeoutMs: 100, maxAttempts: 1 });
    rig.submit({ runsMs: 500 }, { own: { attemptTimeoutMs: 40 } });
    rig.submit({ runsMs: 500 }, { own: { attemptTimeoutMs: null } });
    rig.clock.runAll();
    expect(rig.journal().filter((line) => line.includes('after'))).toEqual([
      '40: #1 timed-out after 1',
      '500: #2 succeeded after 1',
    ]);
  });

  test('keeps the length it started with when the limit changes', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 100, maxAttempts: 1 });
    rig.submit({ runsMs: null });
    rig.submit({ runsMs: null });
    rig.at(50, () => rig.change({ attemptTimeoutMs: 10 }));
    rig.clock.runAll();
    expect(rig.journal().filter((line) => line.includes('after'))).toEqual([
      '100: #1 timed-out after 1',
      '110: #2 timed-out after 1',
    ]);
  });
});

describe('the queue timeout', () => {
  test('ends a task that was never started, with no attempts', () => {
    const rig = new YardRig({ workers: 1, queueTimeoutMs: 50, attemptTimeoutMs: null });
    rig.submit({ runsMs: 200 });
    rig.submit();
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '0: #2 in',
      '50: #2 timed-out after 0',
      '200: #1.1 succeeded',
      '200: #1 succeeded after 1',
    ]);
    expect(rig.events.find(({ type }) => type === 'task-settled')).toMatchObject({
      error: { name: 'QueueTimeoutError', message: 'not started within 50 ms' },
    });
  });

  test('does not bound the wait of a retry', () => {
    const rig = new YardRig({ workers: 1, queueTimeoutMs: 50, maxAttempts: 2 });
    rig.submit({ failAttempts: 1 });
    rig.clock.runAll();
    expect(rig.journal().at(-1)).toBe('520: #1 succeeded after 2');
  });
});

describe('the total timeout', () => {
  test('ends a task in its backoff', () => {
    const rig = new YardRig({ totalTimeoutMs: 300 });
    rig.submit({ failAttempts: null });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '10: #1.1 failed',
      '10: #1.2 in 500',
      '300: #1 timed-out after 1',
    ]);
  });

  test('ends a running attempt, and no retry follows', () => {
    const rig = new YardRig({ totalTimeoutMs: 300, attemptTimeoutMs: null });
    rig.submit({ runsMs: null });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual(['300: #1.1 timed-out', '300: #1 timed-out after 1']);
    expect(rig.executor.aborts).toEqual(['1.1 total-timeout']);
  });

  test('counts the wait in the queue', () => {
    const rig = new YardRig({ workers: 1, totalTimeoutMs: 100, attemptTimeoutMs: null });
    rig.submit({ runsMs: 80 });
    rig.submit({ runsMs: 80 });
    rig.clock.runAll();
    expect(rig.journal().at(-1)).toBe('100: #2 timed-out after 1');
  });
});

describe('a body that goes on after its verdict', () => {
  test('occupies its lane until it has stopped, and its result is discarded', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 100, maxAttempts: 1 });
    rig.submit({ runsMs: 250, stopsAfterMs: null });
    rig.submit();
    rig.at(200, () => expect(rig.scheduler.ghostLanes()).toEqual([1]));
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '0: #2 in',
      '100: #1.1 timed-out',
      '100: #1 timed-out after 1',
      '250: #1.1 stopped',
      '250: #2.1 on 1',
      '260: #2.1 succeeded',
      '260: #2 succeeded after 1',
    ]);
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 1, timedOut: 1, ghosts: 1 });
    expect(rig.executor.mostRunning).toBe(1);
  });

  test('keeps its held lane waiting too: the retry starts when it has stopped', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: 100, maxAttempts: 2, backoffLane: 'hold' });
    rig.submit({ runsMs: 900, stopsAfterMs: null });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '100: #1.1 timed-out',
      '100: #1.2 in 500 held 1',
      '900: #1.1 stopped',
      '900: #1.2 on 1',
      '1000: #1.2 timed-out',
      '1000: #1 timed-out after 2',
      '1800: #1.2 stopped',
    ]);
  });

  test('does not keep a retry on another lane waiting', () => {
    const rig = new YardRig({ workers: 2, attemptTimeoutMs: 100, maxAttempts: 2 });
    rig.submit({ runsMs: 900, stopsAfterMs: null });
    rig.clock.runAll();
    expect(rig.journal().slice(3)).toEqual([
      '100: #1.2 in 500',
      '600: #1.2 on 2',
      '700: #1.2 timed-out',
      '700: #1 timed-out after 2',
      '900: #1.1 stopped',
      '1500: #1.2 stopped',
    ]);
  });
});
