import { describe, expect, it } from 'vitest';
import type { TaskOrder } from '#contract/task-order';
import { makeYard } from '../../support/hosted-yard';

const NOTHING = { executor: 'simulated', minMs: 0, maxMs: 0, failAttempts: 0 } as const;
const LONG = { ...NOTHING, minMs: 1_000, maxMs: 1_000 } as const;
const COMMAND: TaskOrder = { body: { executor: 'command', program: 'true', args: [] } };
const ALLOWED = { programs: true } as const;

describe('orders', () => {
  it('become tasks in their order, what they leave out by default', () => {
    const { yard, clock } = makeYard();
    const own = { maxAttempts: 1 };
    const outcomes = yard.submitOrders(
      [
        { body: NOTHING },
        { name: 'parcel', kind: 'post', priority: 'high', body: NOTHING, own },
        { kind: 'post', body: NOTHING },
      ],
      ALLOWED,
    );
    expect(outcomes).toEqual([{ task: 1 }, { task: 2 }, { task: 3 }]);
    expect([1, 2, 3].map((task) => yard.feed.specOf(task))).toEqual([
      { name: 'simulated 1', kind: 'simulated', priority: 'medium', body: NOTHING },
      { name: 'parcel', kind: 'post', priority: 'high', body: NOTHING, own },
      { name: 'post 3', kind: 'post', priority: 'medium', body: NOTHING },
    ]);
    clock.runAll();
    expect(yard.scheduler.counts).toMatchObject({ accepted: 3, succeeded: 3 });
  });

  it('of programs are not tried for whoever may run none; the others are', () => {
    const { yard } = makeYard();
    const script: TaskOrder = { body: { executor: 'script', path: '/tmp/a.mjs' } };
    const outcomes = yard.submitOrders([COMMAND, { body: LONG }, script], { programs: 'switched off' });
    expect(outcomes).toEqual([
      { reason: 'programs-not-allowed' },
      { task: 1 },
      { reason: 'programs-not-allowed' },
    ]);
    expect(yard.scheduler.counts).toMatchObject({ accepted: 1, rejected: 0 });
    expect(yard.submitOrders([COMMAND], ALLOWED)).toEqual([{ task: 2 }]);
  });

  it.each([
    ['block', 0],
    ['reject', 2],
  ] as const)('find a full queue by the rule %s, of which the log tells %d', (overflow, rejected) => {
    const { yard } = makeYard();
    yard.scheduler.changeLimits({ ...yard.scheduler.limits, workers: 1, queueCapacity: 1, overflow });
    const outcomes = yard.submitOrders(
      [{ body: LONG }, { body: LONG }, { body: LONG }, { body: LONG }],
      ALLOWED,
    );
    expect(outcomes).toEqual([{ task: 1 }, { task: 2 }, { reason: 'queue-full' }, { reason: 'queue-full' }]);
    expect(yard.scheduler.counts).toMatchObject({ accepted: 2, rejected });
  });

  it('are refused with the reason by a yard that goes down, and by one that is stopped', () => {
    const { yard, clock } = makeYard();
    yard.submitOrders([{ body: LONG }], ALLOWED);
    yard.requestShutdown('finish-running', null, 'window');
    expect(yard.submitOrders([{ body: LONG }], ALLOWED)).toEqual([{ reason: 'shutdown' }]);
    clock.runAll();
    expect(yard.submitOrders([{ body: LONG }], ALLOWED)).toEqual([{ reason: 'stopped' }]);
  });
});
