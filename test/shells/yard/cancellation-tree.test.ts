import { describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import { MAX_TREE_TASKS, type YardTree } from '#contract/yard-tree';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';

function treeOf(yard: Yard) {
  return async () => ((await yard.handle({ command: 'tree' })) as { value: YardTree }).value;
}

async function yardWith(count: number, mix: Partial<typeof LESSON_WORKLOAD.mix>, ignoresCancel = false) {
  const { yard, clock } = makeYard();
  const none = { normal: 0, unstable: 0, slow: 0, failing: 0 };
  const workload = { ...LESSON_WORKLOAD, count, mix: { ...none, ...mix }, ignoresCancel };
  await yard.handle({ command: 'submit', workload });
  return { yard, clock, tree: treeOf(yard) };
}

describe('the cancellation tree', () => {
  it('has each lane with its task and attempt, and those that wait apart', async () => {
    const { yard, clock, tree } = await yardWith(5, { slow: 1 });
    clock.advanceTo(500);
    const now = await tree();
    expect(now).toMatchObject({ run: yard.feed.run, atMs: 500, phase: 'running', graceEndsAtMs: null });
    expect(now.lanes.map(({ lane, tasks }) => [lane, tasks.map(({ task }) => task)])).toEqual([
      [1, [1]],
      [2, [2]],
      [3, [3]],
    ]);
    expect(now.lanes[0]?.tasks[0]).toMatchObject({
      phase: 'running',
      attempt: { attempt: 1, startedAtMs: 0, outlived: null },
      deadlines: [{ kind: 'attempt-timeout', atMs: 2_000 }],
    });
    expect(now.queued).toMatchObject({ count: 2, first: [{ task: 4 }, { task: 5 }] });
    expect(now.backingOff).toEqual({ count: 0, first: [] });
  });

  it('keeps a task that a lane waits for on its lane, and one that waits without a lane off it', async () => {
    const { yard, clock, tree } = await yardWith(1, { failing: 1 });
    clock.advanceTo(300);
    expect((await tree()).lanes[0]?.tasks).toMatchObject([{ task: 1, phase: 'backing-off', attempt: null }]);
    await yard.handle({ command: 'cancel', run: yard.feed.run, target: { kind: 'yard' } });
    await yard.handle({ command: 'change-limits', patch: { backoffLane: 'free' } });
    const mix = { ...LESSON_WORKLOAD.mix, normal: 0, unstable: 0, slow: 0 };
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 1, mix } });
    clock.advanceTo(600);
    const now = await tree();
    expect(now.lanes.every(({ tasks }) => tasks.length === 0)).toBe(true);
    expect(now.backingOff).toMatchObject({ count: 1, first: [{ task: 2, phase: 'backing-off' }] });
  });

  it('shows a body that has been told to stop and has not', async () => {
    const { yard, clock, tree } = await yardWith(1, { slow: 1 }, true);
    clock.advanceTo(100);
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: 400 });
    expect((await tree()).graceEndsAtMs).toBe(500);
    clock.advanceTo(600);
    const now = await tree();
    expect(now).toMatchObject({ phase: 'cancelling', graceEndsAtMs: null });
    expect(now.lanes[0]?.tasks).toMatchObject([
      {
        task: 1,
        phase: 'cancelled',
        attempt: { attempt: 1, outlived: 'cancelled' },
        goneOn: false,
        deadlines: [],
      },
    ]);
  });

  it('shows a body alone on its lane where its task has gone on without it', async () => {
    const { yard, clock } = makeYard();
    const tree = treeOf(yard);
    await yard.handle({
      command: 'change-limits',
      patch: { backoffLane: 'free', attemptTimeoutMs: 50, totalTimeoutMs: 9_000 },
    });
    const mix = { normal: 0, unstable: 0, slow: 1, failing: 0 };
    await yard.handle({
      command: 'submit',
      workload: { ...LESSON_WORKLOAD, count: 1, mix, ignoresCancel: true },
    });
    clock.advanceTo(60);
    const total = { kind: 'total-timeout', atMs: 9_000 };
    expect(await tree()).toMatchObject({
      lanes: [
        {
          tasks: [
            {
              task: 1,
              attempt: { attempt: 1, startedAtMs: 0, outlived: 'timed-out' },
              goneOn: true,
              retryAtMs: null,
              deadlines: [],
            },
          ],
        },
        {},
        {},
      ],
      backingOff: {
        count: 1,
        first: [{ task: 1, attempt: null, goneOn: false, retryAtMs: 550, deadlines: [total] }],
      },
    });
    clock.advanceTo(560);
    expect((await tree()).lanes).toMatchObject([
      { tasks: [{ task: 1, attempt: { attempt: 1, outlived: 'timed-out' }, goneOn: true, deadlines: [] }] },
      {
        tasks: [
          {
            task: 1,
            attempt: { attempt: 2, outlived: null },
            goneOn: false,
            deadlines: [{ kind: 'attempt-timeout', atMs: 600 }, total],
          },
        ],
      },
      { tasks: [] },
    ]);
  });

  it('shows a lane that is held behind a ghost with the one task that both are of', async () => {
    const { yard, clock, tree } = await yardWith(1, { slow: 1 }, true);
    clock.advanceTo(2_100);
    const { lanes, backingOff } = await tree();
    expect(lanes[0]?.tasks).toMatchObject([
      {
        task: 1,
        phase: 'backing-off',
        attempt: { attempt: 1, outlived: 'timed-out' },
        goneOn: false,
        retryAtMs: 2_500,
      },
    ]);
    expect(backingOff).toEqual({ count: 0, first: [] });
    expect(yard.scheduler.ghostLanes()).toEqual([1]);
  });

  it('names only the first of a long queue, and counts them all', async () => {
    const { tree } = await yardWith(1_000, { slow: 1 });
    const { queued } = await tree();
    expect([queued.count, queued.first.length, queued.first[0]?.task]).toEqual([997, MAX_TREE_TASKS, 4]);
  });

  it('is empty when all has ended', async () => {
    const { yard, clock, tree } = await yardWith(3, { normal: 1 });
    await yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
    clock.runAll();
    expect(await tree()).toMatchObject({ phase: 'stopped', lanes: [], queued: { count: 0, first: [] } });
  });
});
