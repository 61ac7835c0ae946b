import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { TaskDetail } from '#contract/task-detail';
import type { YardApi, YardCommand } from '#contract/yard-api';
import { createTaskInspection } from '../../../src-renderer/state/task-inspection';
import { detail, record } from '../task-details';

/** A yard whose answers, and a clock whose ticks, come when the test says so. */
function rig() {
  const asked: number[] = [];
  const answers: ((reply: Reply<TaskDetail>) => void)[] = [];
  let tick: (() => void) | null = null;
  const api = {
    call: (command: YardCommand) => {
      if (command.command === 'inspect') asked.push(command.task);
      return new Promise((resolve) => answers.push(resolve));
    },
  } as unknown as YardApi;
  const inspection = createTaskInspection({
    api,
    after: (_delayMs, run) => {
      tick = run;
      return () => {
        tick = null;
      };
    },
  });
  async function answer(reply: Reply<TaskDetail>): Promise<void> {
    answers.shift()?.(reply);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
  const tell = (some: Partial<TaskDetail> = {}) => answer({ ok: true, value: detail(some) });
  return { inspection, asked, answer, tell, tick: () => tick?.(), now: () => inspection.store.getState() };
}

const SETTLED = record({ phase: 'failed', settledAtMs: 900 });
const UNKNOWN = [{ field: 'task', expected: 'a task of this run', got: '12' }];
const OVER = [{ field: 'run', expected: 'the run that is on', got: 'another one, which is over' }];
const LOST = [{ field: 'connection', expected: 'an open connection to the yard', got: 'none' }];

describe('the look at one task', () => {
  it('asks at once, and again while the task is pending and something happens, but not too often', async () => {
    const { inspection, asked, tell, tick, now } = rig();
    inspection.look(12, 1);
    expect(now()).toEqual({ kind: 'asking', task: 12 });
    await tell();
    expect(now()).toMatchObject({ kind: 'known', task: 12 });
    inspection.refresh(1, false);
    inspection.refresh(1, false);
    expect(asked).toEqual([12]);
    tick();
    expect(asked).toEqual([12, 12]);
    await tell();
    tick();
    expect(asked).toEqual([12, 12]);
  });

  it('leaves a settled task alone', async () => {
    const { inspection, asked, tell, tick } = rig();
    inspection.look(12, 1);
    await tell({ record: SETTLED });
    tick();
    inspection.refresh(1, false);
    expect(asked).toEqual([12]);
  });

  it('goes on while a body outlives its verdict, and once more when that has stopped', async () => {
    const { inspection, asked, tell, tick } = rig();
    inspection.look(12, 1);
    await tell({ record: SETTLED });
    tick();
    inspection.refresh(1, true);
    await tell({ record: SETTLED });
    tick();
    inspection.refresh(1, false);
    expect(asked).toEqual([12, 12, 12]);
    await tell({ record: SETTLED });
    tick();
    inspection.refresh(1, false);
    expect(asked).toEqual([12, 12, 12]);
  });

  it('drops the answer about a task that is not looked at any more', async () => {
    const { inspection, asked, tell, now } = rig();
    inspection.look(12, 1);
    inspection.look(13, 1);
    await tell();
    expect(now()).toEqual({ kind: 'asking', task: 13 });
    expect(asked).toEqual([12, 13]);
    inspection.look(null, 1);
    await tell({ record: record({ task: 13 }) });
    expect(now()).toEqual({ kind: 'none' });
  });

  it('keeps what it knows when a new run begins, as of the past', async () => {
    const { inspection, asked, answer, tell, tick, now } = rig();
    inspection.look(12, 1);
    await tell();
    inspection.refresh(1, false);
    inspection.refresh(2, false);
    expect(now()).toMatchObject({ kind: 'past', task: 12, detail: { run: 1 } });
    tick();
    inspection.refresh(2, false);
    await answer({ ok: false, problems: OVER });
    expect(now()).toMatchObject({ kind: 'past', detail: { run: 1 } });
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('is of the past when the yard says so before its feed does', async () => {
    const { inspection, answer, tell, tick, now } = rig();
    inspection.look(12, 1);
    await tell();
    tick();
    inspection.refresh(1, false);
    await answer({ ok: false, problems: OVER });
    expect(now()).toMatchObject({ kind: 'past', detail: { run: 1 } });
  });

  it('says that a task is not known, and does not ask again and again', async () => {
    const { inspection, asked, answer, tick, now } = rig();
    inspection.look(12, 1);
    await answer({ ok: false, problems: UNKNOWN });
    expect(now()).toEqual({ kind: 'unknown', task: 12, problems: UNKNOWN });
    tick();
    inspection.refresh(1, false);
    expect(asked).toEqual([12]);
  });

  it('keeps what it knows while the connection is lost, and asks when it is back', async () => {
    const { inspection, asked, answer, tell, tick, now } = rig();
    inspection.look(12, 1);
    await answer({ ok: false, problems: LOST });
    tick();
    inspection.refresh(1, false);
    expect(asked).toEqual([12, 12]);
    await tell();
    tick();
    inspection.refresh(1, false);
    await answer({ ok: false, problems: LOST });
    expect(now().kind).toBe('known');
  });
});
