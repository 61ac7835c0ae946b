import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

describe('the number of workers', () => {
  test('grows at once, and the new lanes take waiting work', () => {
    const rig = new YardRig({ workers: 1 });
    for (let i = 0; i < 3; i++) rig.submit({ runsMs: 100 });
    rig.at(50, () => rig.change({ workers: 3 }));
    rig.clock.advanceTo(60);
    expect(rig.journal(true).slice(5)).toEqual([
      '50: limits',
      '50: lane 2 opens',
      '50: lane 3 opens',
      '50: #2.1 on 2',
      '50: #3.1 on 3',
    ]);
  });

  test('shrinks as lanes finish, idle ones first, and closed numbers open again', () => {
    const rig = new YardRig({ workers: 4 });
    rig.submit({ runsMs: 30 });
    rig.submit({ runsMs: 20 });
    rig.submit({ runsMs: 40 });
    rig.at(10, () => rig.change({ workers: 1 }));
    rig.at(50, () => rig.change({ workers: 2 }));
    rig.clock.runAll();
    expect(
      rig
        .journal(true)
        .filter((line) => /lane|limits/.test(line))
        .slice(4),
    ).toEqual([
      '10: limits',
      '10: lane 4 closes',
      '20: lane 2 closes',
      '30: lane 1 closes',
      '50: limits',
      '50: lane 1 opens',
    ]);
  });

  test('lets a held lane finish what it holds before it closes', () => {
    const rig = new YardRig({
      workers: 2,
      backoffLane: 'hold',
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
    });
    rig.submit({ runsMs: 200 });
    rig.submit({ failAttempts: 1 });
    rig.at(50, () => rig.change({ workers: 1 }));
    rig.clock.runAll();
    expect(rig.journal(true).slice(7)).toEqual([
      '10: #2.2 in 100 held 2',
      '50: limits',
      '110: #2.2 on 2',
      '120: #2.2 succeeded',
      '120: #2 succeeded after 2',
      '120: lane 2 closes',
      '200: #1.1 succeeded',
      '200: #1 succeeded after 1',
    ]);
  });
});

describe('a change of limits', () => {
  test('holds for decisions from then on', () => {
    const rig = new YardRig({ maxAttempts: 5, backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 } });
    rig.submit({ failAttempts: null });
    rig.at(115, () => rig.change({ maxAttempts: 2 }));
    rig.clock.runAll();
    expect(rig.journal().at(-1)).toBe('120: #1 failed after 2');
  });

  test('is kept for the next run where the yard is stopped', () => {
    const rig = new YardRig();
    rig.scheduler.requestShutdown('cancel-now', null);
    const lines = rig.log.length;
    rig.change({ workers: 2 });
    expect(rig.log).toHaveLength(lines);
    rig.start();
    expect(rig.header.limits.workers).toBe(2);
    expect(rig.journal(true)).toEqual(['0: lane 1 opens', '0: lane 2 opens']);
  });
});
