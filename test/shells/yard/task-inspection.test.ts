import { describe, expect, it } from 'vitest';
import type { OwnLimits } from '#contract/task';
import type { Ending, TaskDetail } from '#contract/task-detail';
import { type DemoKind, LESSON_WORKLOAD } from '#contract/workload';
import { makeYard } from '../../support/hosted-yard';

async function yardOf(kind: DemoKind, own: OwnLimits = {}, count = 1) {
  const { yard, clock } = makeYard();
  const mix = { normal: 0, unstable: 0, slow: 0, failing: 0, [kind]: 1 };
  await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count, mix, own } });
  const inspect = async (task = 1) => {
    const reply = await yard.handle({ command: 'inspect', run: yard.feed.run, task });
    return reply as { ok: true; value: TaskDetail };
  };
  const ending = async (task = 1): Promise<Ending | null> => (await inspect(task)).value.ending;
  return { yard, clock, inspect, ending };
}

describe('inspecting a task', () => {
  it('tells everything about one that runs', async () => {
    const { yard, clock, inspect } = await yardOf('slow', { totalTimeoutMs: 9_000 });
    clock.advanceTo(120);
    expect(await inspect()).toMatchObject({
      ok: true,
      value: {
        run: yard.feed.run,
        atMs: 120,
        record: { task: 1, phase: 'running', attempts: [{ attempt: 1, lane: 1 }] },
        limits: { maxAttempts: 3, attemptTimeoutMs: 2_000, queueTimeoutMs: null, totalTimeoutMs: 9_000 },
        deadlines: [
          { kind: 'attempt-timeout', atMs: 2_000 },
          { kind: 'total-timeout', atMs: 9_000 },
        ],
        waiting: { kind: 'running', lane: 1, attempt: 1 },
        ending: null,
      },
    });
  });

  it('hands out a copy: what happens later does not change it', async () => {
    const { clock, inspect } = await yardOf('normal');
    const { value } = await inspect();
    clock.runAll();
    expect(value.record.phase).toBe('running');
  });

  it('is refused for a task that is not known', async () => {
    const { inspect } = await yardOf('normal');
    expect(await inspect(77)).toMatchObject({ ok: false, problems: [{ field: 'task', got: '77' }] });
  });

  it.each<[string, DemoKind, OwnLimits, Ending]>([
    ['success', 'unstable', {}, { kind: 'succeeded', attempt: 2 }],
    ['its last failure', 'failing', {}, { kind: 'attempts-used', maxAttempts: 3 }],
    ['its own last attempt', 'failing', { maxAttempts: 1 }, { kind: 'attempts-used', maxAttempts: 1 }],
    ['its last timeout', 'slow', { maxAttempts: 2 }, { kind: 'attempts-used', maxAttempts: 2 }],
    ['the total timeout', 'slow', { totalTimeoutMs: 2_100 }, { kind: 'total-timeout' }],
  ])('tells that it ended by %s', async (_, kind, own, expected) => {
    const { clock, ending } = await yardOf(kind, own);
    clock.runAll();
    expect(await ending()).toEqual(expected);
  });

  it.each([
    ['the queue timeout', { queueTimeoutMs: 500 }, { kind: 'queue-timeout' }],
    ['the total timeout', { totalTimeoutMs: 500 }, { kind: 'total-timeout' }],
  ])('tells that it ended in the queue, by %s', async (_, own, expected) => {
    const { clock, ending } = await yardOf('slow', own, 4);
    clock.runAll();
    expect(await ending(4)).toEqual(expected);
  });

  it('tells that its error allowed no retry', async () => {
    const { yard, clock, ending } = await yardOf('normal');
    const body = { executor: 'simulated', minMs: 10, maxMs: 10, failAttempts: null, fatal: true } as const;
    yard.scheduler.submit({ name: 'fatal', kind: 'test', priority: 'medium', body });
    clock.runAll();
    expect(await ending(2)).toEqual({ kind: 'final-error' });
  });

  it('tells that it was cancelled, and why', async () => {
    const { yard, clock, ending } = await yardOf('slow', {}, 5);
    await yard.handle({ command: 'cancel', run: yard.feed.run, target: { kind: 'task', task: 1 } });
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: 300 });
    clock.runAll();
    expect([await ending(1), await ending(2), await ending(5)]).toEqual([
      { kind: 'cancelled', reason: 'user' },
      { kind: 'cancelled', reason: 'grace-expired' },
      { kind: 'cancelled', reason: 'shutdown' },
    ]);
  });

  it('tells that it would have been retried, but for the shutdown', async () => {
    const { yard, clock, ending } = await yardOf('failing');
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: null });
    clock.runAll();
    expect(await ending()).toEqual({ kind: 'no-retry-in-shutdown' });
  });

  it('goes by the limits that held when it settled, not by those of now', async () => {
    const { yard, clock, inspect } = await yardOf('failing');
    clock.runAll();
    await yard.handle({ command: 'change-limits', patch: { maxAttempts: 2, queueTimeoutMs: 900 } });
    const mix = { ...LESSON_WORKLOAD.mix, normal: 0, unstable: 0, slow: 0 };
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 1, mix } });
    clock.runAll();
    await yard.handle({ command: 'change-limits', patch: { maxAttempts: 9 } });
    expect([await inspect(1), await inspect(2)]).toMatchObject([
      {
        value: {
          limits: { maxAttempts: 3, queueTimeoutMs: null },
          ending: { kind: 'attempts-used', maxAttempts: 3 },
        },
      },
      {
        value: {
          limits: { maxAttempts: 2, queueTimeoutMs: 900 },
          ending: { kind: 'attempts-used', maxAttempts: 2 },
        },
      },
    ]);
  });
});
