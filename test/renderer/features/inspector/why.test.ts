import { describe, expect, it } from 'vitest';
import type { Ending, TaskDetail, Waiting } from '#contract/task-detail';
import type { TaskRecord } from '#contract/task-record';
import { MOST_QUOTED, why } from '../../../../src-renderer/features/inspector/why';
import { attempt, detail, record } from '../../task-details';

type Ready = Extract<Waiting, { kind: 'ready' }>;

const GOING = { clockPaused: false };
const READY: Ready = {
  kind: 'ready',
  ahead: { high: 0, medium: 0, low: 0 },
  orMore: false,
  lane: null,
  openLanes: 3,
  busyLanes: 3,
  tokenInMs: null,
  dispatchHeld: false,
};

const whyReady = (some: Partial<Ready>) => why(detail({ waiting: { ...READY, ...some } }), GOING);
const whyWaiting = (waiting: Waiting, some: Partial<TaskDetail> = {}) =>
  why(detail({ waiting, ...some }), GOING);
const whyEnded = (ending: Ending, some: Partial<TaskRecord>, limits: Partial<TaskDetail['limits']> = {}) =>
  why(detail({ ending, record: record(some), limits: { ...detail().limits, ...limits } }), GOING);

describe('why a ready task waits', () => {
  it.each<[string, Partial<Ready>]>([
    [
      '2 high ahead; all 3 lanes busy; next token in 240 ms.',
      { ahead: { high: 2, medium: 0, low: 0 }, tokenInMs: 240 },
    ],
    ['Next in line; all 3 lanes busy.', {}],
    ['Next in line; the only lane is busy.', { openLanes: 1, busyLanes: 1 }],
    ['Next in line; no lane is open.', { openLanes: 0, busyLanes: 0 }],
    ['Next in line; next token in 1.50 s.', { busyLanes: 1, tokenInMs: 1_500 }],
    ['Next in line, and free to start now.', { busyLanes: 2, tokenInMs: 0 }],
    ['Next in line; lane 2 is held for it.', { lane: 2 }],
    [
      '1 high, 12 medium, 3 low ahead; 1 of 3 lanes free; next token in 80 ms.',
      { ahead: { high: 1, medium: 12, low: 3 }, busyLanes: 2, tokenInMs: 80 },
    ],
    [
      '10\u202f000 medium or more ahead; all 3 lanes busy.',
      { ahead: { high: 0, medium: 10_000, low: 0 }, orMore: true },
    ],
    [
      'Dispatch is held, so that nothing starts; next in line.',
      { dispatchHeld: true, busyLanes: 0, tokenInMs: 0 },
    ],
    [
      'Dispatch is held, so that nothing starts; 1 high ahead; all 3 lanes busy.',
      { dispatchHeld: true, ahead: { high: 1, medium: 0, low: 0 } },
    ],
  ])('%s', (words, some) => {
    expect(whyReady(some)).toBe(words);
  });

  it('names a paused clock besides', () => {
    expect(why(detail({ waiting: READY }), { clockPaused: true })).toBe(
      'Next in line; all 3 lanes busy. The clock is paused: nothing falls due.',
    );
  });
});

describe('why a task is not done yet', () => {
  it('is that it runs, until its next deadline', () => {
    const running: Waiting = { kind: 'running', lane: 1, attempt: 2 };
    expect(whyWaiting(running, { deadlines: [{ kind: 'attempt-timeout', atMs: 2_200 }] })).toBe(
      'Attempt 2 of 3 runs on lane 1; its timeout is due in 1.20 s.',
    );
    expect(
      whyWaiting(running, {
        deadlines: [
          { kind: 'total-timeout', atMs: 1_500 },
          { kind: 'attempt-timeout', atMs: 2_200 },
        ],
      }),
    ).toBe('Attempt 2 of 3 runs on lane 1; its total timeout is due in 500 ms.');
    expect(whyWaiting(running)).toBe('Attempt 2 of 3 runs on lane 1; nothing limits how long.');
    expect(whyWaiting(running, { deadlines: [{ kind: 'attempt-timeout', atMs: 999 }] })).toBe(
      'Attempt 2 of 3 runs on lane 1; its timeout is due now.',
    );
  });

  it('is that its delay runs, with or without a lane held', () => {
    const tried = { record: record({ phase: 'backing-off', attempts: [attempt()] }) };
    expect(whyWaiting({ kind: 'backing-off', dueMs: 1_320, lane: null }, tried)).toBe(
      'Attempt 2 of 3 is due in 320 ms; no lane is held for it meanwhile.',
    );
    expect(whyWaiting({ kind: 'backing-off', dueMs: 1_000, lane: 3 }, tried)).toBe(
      'Attempt 2 of 3 is due now; lane 3 is held for it.',
    );
  });

  it('names an attempt beyond a limit that was lowered since it was granted', () => {
    const limits = { ...detail().limits, maxAttempts: 1 };
    const tried = { limits, record: record({ phase: 'backing-off', attempts: [attempt()] }) };
    expect(whyWaiting({ kind: 'backing-off', dueMs: 1_320, lane: 3 }, tried)).toBe(
      'Attempt 2 (only 1 allowed by now) is due in 320 ms; lane 3 is held for it.',
    );
    expect(whyWaiting({ kind: 'running', lane: 1, attempt: 2 }, { limits })).toBe(
      'Attempt 2 (only 1 allowed by now) runs on lane 1; nothing limits how long.',
    );
  });

  it('is a ghost on the lane that is held for it', () => {
    expect(whyWaiting({ kind: 'behind-ghost', lane: 2 })).toBe(
      'Its delay is over, but on lane 2, which is held for it, the body of an earlier attempt still runs.',
    );
  });
});

const FAILED = { phase: 'failed', settledAtMs: 900, error: { name: 'Error', message: 'boom' } } as const;
const THREE = [attempt(), attempt({ attempt: 2 }), attempt({ attempt: 3 })];

describe('why a task ended as it did', () => {
  it.each<[string, Ending, Partial<TaskRecord>]>([
    [
      'Succeeded: at its first attempt.',
      { kind: 'succeeded', attempt: 1 },
      { phase: 'succeeded', attempts: [attempt({ outcome: 'succeeded', error: null })] },
    ],
    [
      'Succeeded: at attempt 3 of 3, after 1 failed and 1 timed out.',
      { kind: 'succeeded', attempt: 3 },
      {
        phase: 'succeeded',
        attempts: [
          attempt(),
          attempt({ attempt: 2, outcome: 'timed-out' }),
          attempt({ attempt: 3, outcome: 'succeeded', error: null }),
        ],
      },
    ],
    [
      'Failed: all 3 attempts used; the last error was “boom”.',
      { kind: 'attempts-used', maxAttempts: 3 },
      { ...FAILED, attempts: THREE },
    ],
    [
      'Failed: its only attempt used; the error was “boom”.',
      { kind: 'attempts-used', maxAttempts: 1 },
      { ...FAILED, attempts: [attempt()] },
    ],
    [
      'Timed out: all 3 attempts used; the last error was “attempt not done within 2000 ms”.',
      { kind: 'attempts-used', maxAttempts: 3 },
      {
        phase: 'timed-out',
        attempts: THREE,
        error: { name: 'TimeoutError', message: 'attempt not done within 2000 ms' },
      },
    ],
    [
      'Failed: 3 attempts used, and only 2 allowed by then; the last error was “boom”.',
      { kind: 'attempts-used', maxAttempts: 2 },
      { ...FAILED, attempts: THREE },
    ],
    [
      'Failed: its error allows no retry, with 2 attempts left; the error was “boom”.',
      { kind: 'final-error' },
      { ...FAILED, attempts: [attempt()] },
    ],
    [
      'Failed: it would have been retried, but the yard was shutting down; the last error was “boom”.',
      { kind: 'no-retry-in-shutdown' },
      { ...FAILED, attempts: THREE.slice(0, 2) },
    ],
    [
      'Cancelled: on request, before it started.',
      { kind: 'cancelled', reason: 'user' },
      { phase: 'cancelled', attempts: [] },
    ],
    [
      'Cancelled: on request, during attempt 2.',
      { kind: 'cancelled', reason: 'user' },
      {
        phase: 'cancelled',
        attempts: [attempt(), attempt({ attempt: 2, outcome: 'cancelled', error: null })],
      },
    ],
    [
      'Cancelled: by the shutdown of the yard, while it waited for attempt 2.',
      { kind: 'cancelled', reason: 'shutdown' },
      { phase: 'cancelled', attempts: [attempt()] },
    ],
    [
      'Cancelled: dropped from the full queue to make room for another, before it started.',
      { kind: 'cancelled', reason: 'dropped' },
      { phase: 'cancelled', attempts: [] },
    ],
    [
      'Cancelled: the grace period of the shutdown passed, during attempt 1.',
      { kind: 'cancelled', reason: 'grace-expired' },
      { phase: 'cancelled', attempts: [attempt({ outcome: 'cancelled', error: null })] },
    ],
  ])('%s', (words, ending, some) => {
    expect(whyEnded(ending, some)).toBe(words);
  });

  it('names the attempt it succeeded at, also beyond a limit that was lowered since', () => {
    const attempts = [attempt(), attempt({ attempt: 2, outcome: 'succeeded', error: null })];
    expect(
      whyEnded({ kind: 'succeeded', attempt: 2 }, { phase: 'succeeded', attempts }, { maxAttempts: 1 }),
    ).toBe('Succeeded: at attempt 2 (only 1 allowed by then), after 1 failed.');
  });

  it('tells how long the timeouts of a wait and of all of it were when they began, whatever the limits were then', () => {
    const timedOut = (name: string, message: string) =>
      ({ phase: 'timed-out', error: { name, message } }) as const;
    const inQueue = timedOut('QueueTimeoutError', 'not started within 500 ms');
    expect(whyEnded({ kind: 'queue-timeout' }, inQueue, { queueTimeoutMs: 60_000 })).toBe(
      'Timed out: not started within 500 ms, its queue timeout.',
    );
    expect(whyEnded({ kind: 'queue-timeout' }, inQueue)).toBe(
      'Timed out: not started within 500 ms, its queue timeout.',
    );
    const inAll = timedOut('TotalTimeoutError', 'task not done within 1500 ms');
    expect(
      whyEnded({ kind: 'total-timeout' }, { ...inAll, attempts: [attempt()] }, { totalTimeoutMs: 9_000 }),
    ).toBe('Timed out: task not done within 1500 ms, its total timeout; 1 attempt started.');
  });

  it('cuts a long error short, which stands in full elsewhere', () => {
    const message = 'x'.repeat(2_000);
    const words = whyEnded(
      { kind: 'attempts-used', maxAttempts: 1 },
      { ...FAILED, attempts: [attempt()], error: { name: 'Error', message } },
    );
    expect(words).toBe(`Failed: its only attempt used; the error was “${'x'.repeat(MOST_QUOTED)} …”.`);
  });

  it('says nothing of an error without words', () => {
    const silent = { name: 'Error', message: '' };
    expect(
      whyEnded(
        { kind: 'attempts-used', maxAttempts: 1 },
        { ...FAILED, error: silent, attempts: [attempt({ error: silent })] },
      ),
    ).toBe('Failed: its only attempt used.');
  });
});
