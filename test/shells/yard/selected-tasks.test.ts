import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { TaskSelection } from '#contract/results-query';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import { CANCELS_PER_STEP } from '../../../src-main/shells/yard/selected-tasks';
import { makeYard } from '../../support/hosted-yard';
import { HandTurnedLoop } from '../../support/sliced-work';

const NORMAL: Workload = { ...LESSON_WORKLOAD, mix: { normal: 1, unstable: 0, slow: 0, failing: 0 } };
const NOTHING = { executor: 'simulated', minMs: 0, maxMs: 0, failAttempts: 0 } as const;
const ALL: TaskSelection = { kind: 'matching', phases: null, search: '' };

/** A yard whose event loop turns only when it is told to. */
function rig(maxSettled?: number) {
  const loop = new HandTurnedLoop();
  const options = maxSettled === undefined ? {} : { maxSettled };
  const { yard, clock } = makeYard({ sliceHost: loop, ...options });
  const ask = async (command: YardCommand, between?: () => void): Promise<Reply<unknown>> => {
    const reply = yard.handle(command);
    await loop.run(between);
    return reply;
  };
  const starts = () => yard.scheduler.counts.attempts;
  return { yard, clock, loop, ask, starts };
}

describe('a cancel of several tasks', () => {
  it('ends those that are pending, and leaves the others as they are', async () => {
    const { yard, clock, ask } = rig();
    await ask({ command: 'submit', workload: NORMAL });
    clock.advanceTo(600);
    const { succeeded } = yard.scheduler.counts;
    expect(succeeded).toBeGreaterThan(0);
    const reply = await ask({
      command: 'cancel',
      run: yard.feed.run,
      target: { kind: 'tasks', tasks: [1, 1, 9, 10, 99] },
    });
    expect(reply).toEqual({ ok: true, value: { cancelled: 2 } });
    expect(yard.scheduler.counts).toMatchObject({ succeeded, cancelled: 2 });
    expect(await ask({ command: 'cancel', run: yard.feed.run, target: ALL })).toEqual({
      ok: true,
      value: { cancelled: 8 - succeeded },
    });
  });

  it('ends what a filter shows at that moment, and nothing that comes meanwhile', async () => {
    const { yard, ask } = rig();
    await ask({ command: 'submit', workload: { ...NORMAL, count: 5, name: 'one' } });
    await ask({ command: 'submit', workload: { ...NORMAL, count: 5, name: 'other' } });
    const target: TaskSelection = { kind: 'matching', phases: ['queued', 'succeeded'], search: 'ONE' };
    let isFirst = true;
    const reply = await ask({ command: 'cancel', run: yard.feed.run, target }, () => {
      // The first turn is the scan's, which has seen what there was.
      if (!isFirst) void yard.handle({ command: 'submit', workload: { ...NORMAL, name: 'one' } });
      isFirst = false;
    });
    expect(reply).toEqual({ ok: true, value: { cancelled: 2 } });
  });

  it('goes in steps, and starts none of those that it is about to cancel', async () => {
    const { yard, clock, ask, starts } = rig();
    const count = 3 * CANCELS_PER_STEP;
    await ask({ command: 'submit', workload: { ...NORMAL, count } });
    clock.advanceTo(0);
    const before = starts();
    const pending: number[] = [];
    const reply = await ask({ command: 'cancel', run: yard.feed.run, target: ALL }, () =>
      pending.push(yard.scheduler.counts.queued),
    );
    expect(reply).toEqual({ ok: true, value: { cancelled: count } });
    expect(new Set(pending).size).toBeGreaterThanOrEqual(3);
    expect(starts()).toBe(before);
    expect(yard.scheduler.counts).toMatchObject({ cancelled: count, queued: 0, running: 0 });
  });

  it('never reaches over into another run', async () => {
    const { yard, clock, loop } = rig();
    await yard.handle({ command: 'submit', workload: { ...NORMAL, count: 2 * CANCELS_PER_STEP } });
    const target: TaskSelection = {
      kind: 'tasks',
      tasks: Array.from({ length: 2 * CANCELS_PER_STEP }, (_, i) => 1 + i),
    };
    const reply = yard.handle({ command: 'cancel', run: yard.feed.run, target });
    await Promise.resolve();
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    clock.runAll();
    await yard.handle({ command: 'start' });
    await yard.handle({ command: 'submit', workload: { ...NORMAL, count: 2 * CANCELS_PER_STEP } });
    await loop.run();
    expect(await reply).toEqual({ ok: true, value: { cancelled: expect.any(Number) } });
    expect(yard.feed.state().runCount).toBe(2);
    expect(yard.scheduler.counts.cancelled).toBe(0);
  });

  it('is refused where the run ends before its tasks are found', async () => {
    const { yard, clock, loop } = rig();
    await yard.handle({ command: 'submit', workload: NORMAL });
    const replies = [
      yard.handle({ command: 'cancel', run: yard.feed.run, target: ALL }),
      yard.handle({ command: 'resubmit', run: yard.feed.run, target: ALL }),
      yard.handle({
        command: 'export-begin',
        query: { phases: null, search: '', sort: { by: 'task', descending: false } },
        format: 'csv',
      }),
    ];
    // One slice for each of the three.
    for (let turn = 1; turn <= 3; turn++) await loop.turn();
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    clock.runAll();
    await yard.handle({ command: 'start' });
    await loop.run();
    const answers = await Promise.all(replies);
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
    for (const answer of answers) expect(JSON.stringify(answer)).toContain('a run that has ended');
    expect(yard.scheduler.counts).toMatchObject({ accepted: 0, cancelled: 0 });
  });
});

describe('a resubmission', () => {
  it('makes new tasks of settled and pending ones, and relabels nothing', async () => {
    const { yard, clock, ask } = rig();
    const own = { maxAttempts: 1 };
    const workload: Workload = { ...NORMAL, count: 4, mix: { ...NORMAL.mix, normal: 0, failing: 1 }, own };
    await ask({ command: 'submit', workload });
    clock.advanceTo(250);
    const { failed } = yard.scheduler.counts;
    expect(failed).toBeGreaterThan(0);
    const reply = await ask({
      command: 'resubmit',
      run: yard.feed.run,
      target: { kind: 'tasks', tasks: [1, 4, 1, 77] },
    });
    expect(reply).toEqual({
      ok: true,
      value: {
        accepted: 2,
        rejected: 0,
        neverSubmitted: 0,
        reason: null,
        toSubmit: 0,
        forgotten: 1,
        notAllowed: 0,
        firstTask: 5,
      },
    });
    expect(yard.scheduler.counts).toMatchObject({ accepted: 6, failed });
    expect([yard.feed.task(5)?.name, yard.feed.task(6)?.name]).toEqual(['failing 1', 'failing 4']);
    expect(yard.feed.specOf(6)).toEqual(yard.feed.specOf(4));
    expect(yard.feed.specOf(5)).toMatchObject({ kind: 'failing', own });
    clock.runAll();
    expect(yard.feed.task(5)).toMatchObject({ phase: 'failed', attempts: [{ attempt: 1 }] });
  });

  it('copies what a filter shows at that moment, and no copy of it again', async () => {
    const { yard, clock, ask } = rig();
    await ask({ command: 'submit', workload: LESSON_WORKLOAD });
    clock.runAll();
    const { failed } = yard.scheduler.counts;
    const target: TaskSelection = { kind: 'matching', phases: ['failed', 'timed-out'], search: 'fail' };
    expect(failed).toBeGreaterThan(0);
    const reply = await ask({ command: 'resubmit', run: yard.feed.run, target });
    expect(reply).toMatchObject({ ok: true, value: { accepted: failed, forgotten: 0, firstTask: 11 } });
    clock.runAll();
    expect(yard.scheduler.counts).toMatchObject({ accepted: 10 + failed, failed: 2 * failed });
  });

  it('waits before a full queue as a workload does, and is stopped as one by a shutdown', async () => {
    const { yard, clock, ask } = rig();
    await ask({ command: 'submit', workload: NORMAL });
    clock.runAll();
    await ask({ command: 'change-limits', patch: { queueCapacity: 2, overflow: 'block' } });
    const reply = await ask({ command: 'resubmit', run: yard.feed.run, target: ALL });
    expect(reply).toMatchObject({ ok: true, value: { accepted: 5, rejected: 0, toSubmit: 5 } });
    expect(yard.feed.state().toSubmit).toBe(5);
    clock.advanceTo(clock.now() + 600);
    expect(yard.feed.state().toSubmit).toBeLessThan(5);
    await ask({ command: 'shutdown', mode: 'finish-all', graceMs: null });
    expect(yard.feed.state().toSubmit).toBe(0);
    expect(
      await ask({ command: 'resubmit', run: yard.feed.run, target: { kind: 'tasks', tasks: [1, 2] } }),
    ).toMatchObject({
      ok: true,
      value: { accepted: 0, rejected: 1, neverSubmitted: 1, reason: 'shutdown', firstTask: null },
    });
  });

  it('passes over what has been forgotten by then', async () => {
    const { yard, clock, ask } = rig(3);
    await ask({ command: 'submit', workload: { ...NORMAL, count: 6 } });
    clock.runAll();
    const reply = await ask({
      command: 'resubmit',
      run: yard.feed.run,
      target: { kind: 'tasks', tasks: [1, 2, 3, 4, 5, 6] },
    });
    expect(reply).toMatchObject({ ok: true, value: { accepted: 3, forgotten: 3, firstTask: 7 } });
  });

  it('passes programs over for whoever may run none, and refuses where nothing else is selected', async () => {
    const { yard } = rig();
    const command = { body: { executor: 'command', program: 'true', args: [] } } as const;
    yard.submitOrders([command, { body: NOTHING }], { programs: true });
    const { run } = yard.feed;
    const again = (tasks: number[], programs: true | string) =>
      yard.handle({ command: 'resubmit', run, target: { kind: 'tasks', tasks } }, { feed: null, programs });
    expect(await again([1, 2], 'switched off')).toMatchObject({
      ok: true,
      value: { accepted: 1, notAllowed: 1, forgotten: 0, firstTask: 3 },
    });
    expect(yard.feed.specOf(3)).toMatchObject({ name: 'simulated 2' });
    expect(await again([1], 'switched off')).toEqual({
      ok: false,
      problems: [
        {
          field: 'target',
          expected: 'a task that may be run from here (switched off)',
          got: 'scripts and commands only',
        },
      ],
    });
    expect(yard.scheduler.counts.accepted).toBe(3);
    expect(await again([1], true)).toMatchObject({ ok: true, value: { accepted: 1, notAllowed: 0 } });
    expect(yard.feed.specOf(4)).toMatchObject({ body: command.body });
  });
});
