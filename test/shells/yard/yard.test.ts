import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { LESSON_WORKLOAD } from '#contract/workload';
import { MAX_LIVE_WORKLOADS } from '../../../src-main/shells/yard/submissions';
import { makeYard } from '../../support/hosted-yard';

const LATER = { ...LESSON_WORKLOAD, count: 2, arrivals: { kind: 'constant', perSecond: 0.001 } } as const;

describe('a hosted yard', () => {
  it('begins with a first run under the limits of the lesson', () => {
    const { yard } = makeYard();
    expect(yard.feed.view()).toMatchObject({ phase: 'running', header: { seed: 1, limits: LESSON_LIMITS } });
  });

  it('draws the same tasks from the same seed, and others in each workload', async () => {
    const names = async () => {
      const { yard } = makeYard();
      for (let i = 0; i < 2; i++) {
        await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 20 } });
      }
      return Array.from({ length: 40 }, (_, i) => yard.feed.task(i + 1)?.kind);
    };
    const first = await names();
    expect(await names()).toEqual(first);
    expect(first.slice(0, 20)).not.toEqual(first.slice(20));
  });

  it('bounds the workloads on their way, and says so', async () => {
    const { yard } = makeYard();
    const submit = () => yard.handle({ command: 'submit', workload: LATER });
    for (let i = 0; i < MAX_LIVE_WORKLOADS; i++) expect(await submit()).toMatchObject({ ok: true });
    expect(await submit()).toMatchObject({ ok: false, problems: [{ field: 'workload' }] });
    expect(yard.scheduler.counts.accepted).toBe(MAX_LIVE_WORKLOADS);
  });

  it('stops what is still to be submitted when it shuts down', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'submit', workload: LATER });
    expect(yard.feed.state().toSubmit).toBe(1);
    await yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
    expect(yard.feed.state().toSubmit).toBe(0);
    clock.runAll();
    expect(yard.scheduler.phase).toBe('stopped');
    expect(yard.scheduler.counts).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it('drains for everybody who asks, also when it has stopped already', async () => {
    const { yard, clock } = makeYard();
    const journal: string[] = [];
    const first = yard.drain('finish-running', null).then(() => journal.push('first'));
    const second = yard.drain('cancel-now', null).then(() => journal.push('second'));
    clock.runAll();
    await Promise.all([first, second]);
    await yard.drain('finish-running', null).then(() => journal.push('third'));
    expect(journal).toEqual(['first', 'second', 'third']);
  });

  it('keeps limits that were changed while it was stopped for the next run', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    clock.runAll();
    await yard.handle({ command: 'change-limits', patch: { workers: 7 } });
    await yard.handle({ command: 'start' });
    expect(yard.feed.view().header?.limits.workers).toBe(7);
  });
});
