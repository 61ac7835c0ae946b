import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { NO_FAULTS } from '#contract/target';
import type { WorkBody } from '#contract/work';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import { RealClock } from '../../../src-main/shells/world/real-clock';
import type { Asker } from '../../../src-main/shells/yard/commanded-yard';
import { openRealWork, type RealWork } from '../../../src-main/shells/yard/real-work';
import { Yard } from '../../../src-main/shells/yard/yard';

const OWNER: Asker = { feed: null, programs: true };

describe('a yard with real work', () => {
  let work: RealWork;
  let yard: Yard;

  beforeEach(() => {
    work = openRealWork({
      laneThreadPath: inject('laneThreadPath'),
      targetThreadPath: inject('targetThreadPath'),
    });
    const { executors, target } = work;
    yard = new Yard({ clock: new RealClock(), app: 'switchyard/test', executors, target });
  });

  afterEach(async () => {
    await yard.drain('cancel-now', null, 'window');
    await work.close();
  });

  async function ask(command: YardCommand): Promise<unknown> {
    const reply = await yard.handle(command, OWNER);
    if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
    return reply.value;
  }

  const submit = (body: WorkBody, count: number) =>
    ask({ command: 'submit', workload: { ...LESSON_WORKLOAD, count, work: body } });

  it('has a test server, which is asked as it is set', async () => {
    expect(await ask({ command: 'abilities' })).toMatchObject({ target: true });
    expect(await ask({ command: 'target' })).toMatchObject({ url: null, faults: NO_FAULTS });
    await ask({ command: 'set-faults', patch: { failureRate: 1, bodyBytes: 7 } });
    await submit({ executor: 'http', method: 'GET', url: null, expectedStatuses: [500] }, 20);
    await yard.drain('finish-all', null, 'window');
    expect(yard.scheduler.counts).toMatchObject({ accepted: 20, succeeded: 20 });
    expect(await ask({ command: 'target' })).toMatchObject({ requests: 20, failed: 20, dropped: 0 });
    expect(await yard.feed.task(1)?.output).toMatch(/^status=500 bytes=7 /);
  });

  it('cancels programs with the yard, and has stopped when they are gone', async () => {
    const args = ['-e', 'setInterval(() => {}, 1_000)'];
    await submit({ executor: 'command', program: process.execPath, args }, 3);
    await expect.poll(() => yard.scheduler.counts.running).toBe(3);
    await yard.drain('cancel-now', null, 'window');
    expect(yard.scheduler.counts).toMatchObject({ accepted: 3, cancelled: 3 });
    expect(yard.hangingLanes()).toEqual([]);
  });

  it('brings in what requests need before they come, and leaves what cannot start to them', async () => {
    await work.prepare({ executor: 'http', method: 'GET', url: null });
    expect(work.target.state().url).toMatch(/^http:/);
    const none = openRealWork({ laneThreadPath: '/nowhere.js', targetThreadPath: '/nowhere.js' });
    await none.prepare({ executor: 'http', method: 'GET', url: null });
    expect(none.target.state().url).toBeNull();
    await none.close();
  });
});
