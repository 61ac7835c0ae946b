import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../src-main/engine/token-bucket';
import { YardRig } from '../support/yard-rig';

function startTimes(rig: YardRig): number[] {
  return rig.events.flatMap((event) => (event.type === 'attempt-started' ? [event.atMs] : []));
}

describe('the rate limit', () => {
  test('lets a full bucket start at once and then one for each token', () => {
    const rig = new YardRig({ workers: 10, rate: { perSecond: 5, burst: 3 } });
    for (let i = 0; i < 6; i++) rig.submit();
    rig.clock.runAll();
    expect(startTimes(rig)).toEqual([0, 0, 0, 200, 400, 600]);
  });

  test('chooses the task at the moment of the token', () => {
    const rig = new YardRig({ workers: 2, rate: { perSecond: 10, burst: 1 } });
    rig.submit();
    rig.submit({}, { priority: 'low' });
    rig.at(50, () => rig.submit({}, { priority: 'high' }));
    rig.clock.runAll();
    expect(rig.journal().filter((line) => line.includes(' on '))).toEqual([
      '0: #1.1 on 1',
      '100: #3.1 on 1',
      '200: #2.1 on 1',
    ]);
  });

  test('holds no bodies: over every window starts stay within burst and rate', () => {
    const rig = new YardRig({ workers: 8, rate: { perSecond: 7, burst: 4 } });
    for (let i = 0; i < 60; i++) rig.submit({ runsMs: (i * 37) % 90 });
    rig.clock.runAll();
    const times = startTimes(rig);
    expect(times).toHaveLength(60);
    for (let from = 0; from < times.length; from++) {
      for (let to = from; to < times.length; to++) {
        const windowMs = (times[to] as number) - (times[from] as number);
        expect(to - from + 1).toBeLessThanOrEqual(4 + (windowMs * 7) / 1000 + 1e-6);
      }
    }
  });

  test('asks retries for a token, unless they are free', () => {
    const times = [true, false].map((retriesSpendTokens) => {
      const rig = new YardRig({
        workers: 1,
        rate: { perSecond: 1, burst: 1 },
        retriesSpendTokens,
        backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
      });
      rig.submit({ failAttempts: 1 });
      rig.clock.runAll();
      return startTimes(rig);
    });
    expect(times).toEqual([
      [0, 1000],
      [0, 110],
    ]);
  });

  test('gives a held retry and a queued task their tokens in order of urgency', () => {
    const rig = new YardRig({
      workers: 2,
      backoffLane: 'hold',
      rate: { perSecond: 1, burst: 1 },
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
    });
    rig.submit({ failAttempts: 1 }, { priority: 'low' });
    rig.at(200, () => rig.submit({}, { priority: 'high' }));
    rig.clock.runAll();
    expect(rig.journal().filter((line) => line.includes(' on '))).toEqual([
      '0: #1.1 on 1',
      '1000: #2.1 on 2',
      '2000: #1.2 on 1',
    ]);
  });

  test('changes live: what has filled up so far counts at the old rate', () => {
    const rig = new YardRig({ workers: 10, rate: { perSecond: 1, burst: 1 } });
    for (let i = 0; i < 4; i++) rig.submit();
    rig.at(500, () => rig.change({ rate: { perSecond: 10, burst: 2 } }));
    rig.at(600, () => rig.change({ rate: null }));
    rig.clock.runAll();
    expect(startTimes(rig)).toEqual([0, 550, 600, 600]);
  });

  test('a wait for a token ends at once by a cancel', () => {
    const rig = new YardRig({ rate: { perSecond: 1, burst: 1 } });
    rig.submit();
    rig.submit();
    rig.at(300, () => rig.scheduler.cancel({ kind: 'task', task: 2 }));
    rig.clock.runAll();
    expect(rig.journal().at(-1)).toBe('300: #2 cancelled after 0 (user)');
  });
});

describe('a token bucket', () => {
  test('starts full, fills continuously, and never above its burst', () => {
    const bucket = new TokenBucket({ perSecond: 2, burst: 3 }, 0);
    expect(bucket.available(0)).toBe(3);
    for (let i = 0; i < 3; i++) bucket.take(0);
    expect(bucket.has(0)).toBe(false);
    expect(bucket.nextInMs(0)).toBe(500);
    expect(bucket.available(250)).toBe(0.5);
    expect(bucket.has(500)).toBe(true);
    expect(bucket.available(60_000)).toBe(3);
  });

  test('loses what a smaller burst has no room for', () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 10 }, 0);
    bucket.change({ perSecond: 1, burst: 2 }, 0);
    expect(bucket.available(0)).toBe(2);
    bucket.change({ perSecond: 1, burst: 10 }, 0);
    expect(bucket.available(0)).toBe(2);
  });
});
