import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

describe('a cancel', () => {
  test('ends a task in the queue with no attempts', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit();
    rig.submit();
    expect(rig.scheduler.cancel({ kind: 'task', task: 2 })).toBe(1);
    expect(rig.journal().at(-1)).toBe('0: #2 cancelled after 0 (user)');
  });

  test('stops a running body, and no retry follows', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ runsMs: 100, failAttempts: null });
    rig.at(40, () => rig.scheduler.cancel({ kind: 'task', task: 1 }));
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual(['40: #1.1 cancelled', '40: #1 cancelled after 1 (user)']);
    expect(rig.executor.aborts).toEqual(['1.1 user']);
  });

  test('of a lane reaches the task on it only, and the lane works on', () => {
    const rig = new YardRig({ workers: 2 });
    rig.submit({ runsMs: 100 });
    rig.submit({ runsMs: 100 });
    rig.submit();
    rig.at(40, () => rig.scheduler.cancel({ kind: 'lane', lane: 2 }));
    rig.clock.runAll();
    expect(rig.journal().slice(5)).toEqual([
      '40: #2.1 cancelled',
      '40: #2 cancelled after 1 (user)',
      '40: #3.1 on 2',
      '50: #3.1 succeeded',
      '50: #3 succeeded after 1',
      '100: #1.1 succeeded',
      '100: #1 succeeded after 1',
    ]);
  });

  test('of several tasks ends those that are pending in one step, each once, and starts nothing meanwhile', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ runsMs: 100 });
    rig.submit();
    rig.submit();
    rig.submit();
    expect(rig.scheduler.cancel({ kind: 'tasks', tasks: [1, 3, 1, 99, 2] })).toBe(3);
    expect(rig.journal().slice(5)).toEqual([
      '0: #1.1 cancelled',
      '0: #1 cancelled after 1 (user)',
      '0: #3 cancelled after 0 (user)',
      '0: #2 cancelled after 0 (user)',
      '0: #4.1 on 1',
    ]);
    rig.clock.runAll();
    expect(rig.scheduler.cancel({ kind: 'tasks', tasks: [1, 2, 3, 4] })).toBe(0);
    expect(rig.scheduler.cancel({ kind: 'tasks', tasks: [] })).toBe(0);
  });

  test('of the yard reaches everything, starts nothing meanwhile, and the yard runs on', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ runsMs: 100 });
    rig.submit();
    rig.submit();
    expect(rig.scheduler.cancel({ kind: 'yard' })).toBe(3);
    expect(rig.journal().slice(4)).toEqual([
      '0: #1.1 cancelled',
      '0: #1 cancelled after 1 (user)',
      '0: #2 cancelled after 0 (user)',
      '0: #3 cancelled after 0 (user)',
    ]);
    expect(rig.submit()).toBe('#4');
    rig.clock.runAll();
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 1, cancelled: 3 });
  });

  test('of a task unknown or settled, or an idle lane, does nothing', () => {
    const rig = new YardRig();
    rig.submit({ runsMs: 0 });
    expect(rig.scheduler.cancel({ kind: 'task', task: 1 })).toBe(0);
    expect(rig.scheduler.cancel({ kind: 'task', task: 99 })).toBe(0);
    expect(rig.scheduler.cancel({ kind: 'lane', lane: 1 })).toBe(0);
    expect(rig.scheduler.cancel({ kind: 'lane', lane: 99 })).toBe(0);
  });

  test('whose executor throws leaves a ghost, not a broken yard', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ runsMs: 100 });
    rig.executor.abort = () => {
      throw new Error('cannot');
    };
    rig.scheduler.cancel({ kind: 'task', task: 1 });
    rig.clock.runAll();
    expect(rig.journal().slice(2)).toEqual([
      '0: #1.1 cancelled',
      '0: #1 cancelled after 1 (user)',
      '100: #1.1 stopped',
    ]);
  });
});
