import { describe, expect, it } from 'vitest';
import type { TaskSpec } from '#contract/task';
import { BoundedIntake } from '../../../src-main/shells/yard/bounded-intake';
import { SUCCEEDS, scriptedBody } from '../../support/scripted-executor';
import { YardRig } from '../../support/yard-rig';

const SPEC: TaskSpec = { name: 'task', kind: 'script', priority: 'medium', body: scriptedBody(SUCCEEDS) };

describe('a bounded intake', () => {
  it('lets no more than its bound be pending, and the rest in as others settle', () => {
    const rig = new YardRig({ workers: 1 });
    const intake = new BoundedIntake(rig.scheduler, rig.clock, 3);
    let left = 10;
    let mostPending = 0;
    const hand = () => {
      while (left > 0) {
        if (intake.submit(SPEC).status === 'blocked') {
          intake.whenRoom(hand);
          return;
        }
        left--;
        const { queued, running } = rig.scheduler.counts;
        mostPending = Math.max(mostPending, queued + running);
      }
    };
    hand();
    expect(left).toBe(7);
    rig.clock.runAll();
    expect(left).toBe(0);
    expect(mostPending).toBe(3);
    expect(rig.scheduler.counts).toMatchObject({ accepted: 10, succeeded: 10, rejected: 0 });
  });

  it('takes no more while what tasks hold leaves no room', () => {
    const rig = new YardRig({ workers: 1 });
    let hasMemory = false;
    const intake = new BoundedIntake(rig.scheduler, rig.clock, 100, undefined, () => hasMemory);
    const statuses: string[] = [];
    const hand = () => {
      const { status } = intake.submit(SPEC);
      statuses.push(status);
      if (status !== 'blocked') return;
      intake.whenRoom(hand);
      hasMemory = statuses.length === 2;
    };
    hand();
    rig.clock.runAll();
    expect(statuses).toEqual(['blocked', 'blocked', 'accepted']);
  });

  it('waits for the queue where that is what is full', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1 });
    const intake = new BoundedIntake(rig.scheduler, rig.clock, 100);
    intake.submit(SPEC);
    intake.submit(SPEC);
    expect(intake.submit(SPEC).status).toBe('blocked');
    const calls: number[] = [];
    intake.whenRoom(() => calls.push(rig.clock.now()));
    rig.clock.runAll();
    expect(calls).toEqual([10]);
  });

  it('does not keep anybody waiting before a yard that is shutting down', () => {
    const rig = new YardRig({ workers: 1 });
    const intake = new BoundedIntake(rig.scheduler, rig.clock, 1);
    intake.submit(SPEC);
    rig.scheduler.requestShutdown('finish-all', null);
    expect(intake.submit(SPEC)).toEqual({ status: 'rejected', reason: 'shutdown' });
  });

  it('tells which task each submission became, and of no other', () => {
    const rig = new YardRig({ workers: 1, queueCapacity: 1, overflow: 'reject' });
    const told: string[] = [];
    const intake = new BoundedIntake(rig.scheduler, rig.clock, 3, (task, { name }) =>
      told.push(`${task} ${name}`),
    );
    for (const name of ['a', 'b', 'c']) intake.submit({ ...SPEC, name });
    expect(told).toEqual(['1 a', '2 b']);
  });
});
