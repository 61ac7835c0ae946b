import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

describe('a full queue', () => {
  test('blocks submitters, and lets them in one by one as room comes', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1, overflow: 'block' });
    const results: string[] = [];
    const hand = (name: string) => {
      const result = rig.submit({}, { name });
      results.push(`${rig.clock.now()}: ${name} ${result}`);
      if (result === 'blocked') rig.scheduler.whenRoom(() => hand(name));
    };
    for (const name of ['a', 'b', 'c', 'd']) hand(name);
    rig.clock.runAll();
    expect(results).toEqual(['0: a #1', '0: b #2', '0: c blocked', '0: d blocked', '10: c #3', '20: d #4']);
    expect(rig.scheduler.counts).toMatchObject({ accepted: 4, succeeded: 4, rejected: 0 });
  });

  test('forgets a submitter that has given up waiting', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1 });
    rig.submit();
    rig.submit();
    const calls: string[] = [];
    const giveUp = rig.scheduler.whenRoom(() => calls.push('first'));
    rig.scheduler.whenRoom(() => calls.push('second'));
    giveUp();
    rig.clock.runAll();
    expect(calls).toEqual(['second']);
  });

  test('calls back a submitter that came to wait when there was room already', () => {
    const rig = new YardRig({ queueCapacity: 1 });
    const calls: number[] = [];
    rig.scheduler.whenRoom(() => calls.push(rig.clock.now()));
    expect(calls).toEqual([]);
    rig.clock.runAll();
    expect(calls).toEqual([0]);
  });

  test('rejects with its reason', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1, overflow: 'reject' });
    expect([rig.submit(), rig.submit(), rig.submit()]).toEqual(['#1', '#2', 'rejected']);
    expect(rig.events.at(-1)).toMatchObject({ type: 'task-rejected', reason: 'queue-full' });
  });

  test('drops the oldest of the least urgent level', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 3, overflow: 'drop-oldest' });
    rig.submit({ runsMs: 100 });
    rig.submit({}, { priority: 'medium' });
    rig.submit({}, { priority: 'low' });
    rig.submit({}, { priority: 'low' });
    rig.submit({}, { priority: 'high' });
    rig.submit({}, { priority: 'high' });
    rig.submit({}, { priority: 'medium' });
    expect(rig.journal().filter((line) => line.includes('dropped'))).toEqual([
      '0: #3 cancelled after 0 (dropped)',
      '0: #4 cancelled after 0 (dropped)',
      '0: #2 cancelled after 0 (dropped)',
    ]);
  });

  test('drops the newcomer itself where all that wait are more urgent', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1, overflow: 'drop-oldest' });
    rig.submit({ runsMs: 100 });
    rig.submit({}, { priority: 'high' });
    rig.submit({}, { priority: 'low' });
    expect(rig.journal().at(-1)).toBe('0: #3 cancelled after 0 (dropped)');
  });

  test('keeps the places of retries, which may exceed the bound', () => {
    const rig = new YardRig({
      workers: 1,
      queueCapacity: 1,
      overflow: 'drop-oldest',
      backoff: { kind: 'none', baseMs: 0, maxMs: 0 },
      attemptTimeoutMs: null,
    });
    rig.submit({ failAttempts: 1 });
    rig.submit({ runsMs: 100 });
    rig.at(20, () => rig.submit());
    rig.clock.runAll();
    // At 10 the first one rejoins an empty queue; at 20 there is nobody to drop but a retry.
    expect(rig.journal().filter((line) => line.includes('rejected'))).toEqual(['20: rejected queue-full']);
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 2, cancelled: 0, rejected: 1 });
  });

  test('lets everybody try again when the policy changes', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1 });
    rig.submit();
    rig.submit();
    expect(rig.submit()).toBe('blocked');
    rig.scheduler.whenRoom(() => rig.submit());
    rig.change({ overflow: 'reject' });
    expect(rig.journal().at(-1)).toBe('0: rejected queue-full');
  });
});
