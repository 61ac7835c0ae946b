import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

const LINEAR = { kind: 'linear', baseMs: 100, maxMs: 1000 } as const;

describe('a lane while its task backs off', () => {
  test('waits with it when it is held', () => {
    const rig = new YardRig({ workers: 1, backoff: LINEAR, backoffLane: 'hold' });
    rig.submit({ failAttempts: 1 });
    rig.submit();
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '0: #2 in',
      '10: #1.1 failed',
      '10: #1.2 in 100 held 1',
      '110: #1.2 on 1',
      '120: #1.2 succeeded',
      '120: #1 succeeded after 2',
      '120: #2.1 on 1',
      '130: #2.1 succeeded',
      '130: #2 succeeded after 1',
    ]);
  });

  test('takes other work when it is free, and the task rejoins behind its waiting peers', () => {
    const rig = new YardRig({ workers: 1, backoff: LINEAR, backoffLane: 'free' });
    rig.submit({ failAttempts: 1 });
    rig.submit({ runsMs: 200 });
    rig.submit();
    rig.clock.runAll();
    expect(rig.journal().filter((line) => line.includes(' on '))).toEqual([
      '0: #1.1 on 1',
      '10: #2.1 on 1',
      '210: #3.1 on 1',
      '220: #1.2 on 1',
    ]);
  });

  test('is given up at once when the task is cancelled', () => {
    const rig = new YardRig({ workers: 1, backoff: LINEAR, backoffLane: 'hold' });
    rig.submit({ failAttempts: 1 });
    rig.submit();
    rig.at(50, () => expect(rig.scheduler.cancel({ kind: 'lane', lane: 1 })).toBe(1));
    rig.clock.runAll();
    expect(rig.journal().slice(5)).toEqual([
      '50: #1 cancelled after 1 (user)',
      '50: #2.1 on 1',
      '60: #2.1 succeeded',
      '60: #2 succeeded after 1',
    ]);
  });

  test('goes on at once where there is no backoff', () => {
    for (const backoffLane of ['hold', 'free'] as const) {
      const rig = new YardRig({ workers: 1, backoff: { kind: 'none', baseMs: 0, maxMs: 0 }, backoffLane });
      rig.submit({ failAttempts: 1 });
      rig.clock.runAll();
      expect(rig.journal().at(-1)).toBe('20: #1 succeeded after 2');
    }
  });
});
