import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { ShutdownMode } from '#contract/task-event';
import { LESSON_WORKLOAD } from '#contract/workload';
import { MAX_LIVE_WORKLOADS, SUBMISSIONS_PER_TURN } from '../../../src-main/shells/yard/submissions';
import { FeedWatcher } from '../../support/feed-watcher';
import { makeYard, pass } from '../../support/hosted-yard';
import { InMemoryYardApi } from '../../support/in-memory-yard-api';

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

  it('reads a scenario file for a window, and changes nothing by it', async () => {
    const { yard } = makeYard();
    const read = (text: string) => yard.handle({ command: 'read-scenario', text });
    expect(await read('{"limits":{"workers":8},"seed":7}')).toMatchObject({
      ok: true,
      value: { limits: { ...LESSON_LIMITS, workers: 8 }, workload: LESSON_WORKLOAD, leftOut: ['seed'] },
    });
    expect(await read('{"limits":{"workers":0}}')).toMatchObject({
      ok: false,
      problems: [{ field: 'limits.workers', got: '0' }],
    });
    expect(await read('{')).toMatchObject({ ok: false, problems: [{ field: 'scenario', expected: 'JSON' }] });
    expect(yard.scheduler.limits).toEqual(LESSON_LIMITS);
    expect(yard.scheduler.counts.accepted).toBe(0);
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
    const first = yard.drain('finish-running', null, 'quit').then(() => journal.push('first'));
    const second = yard.drain('cancel-now', null, 'quit').then(() => journal.push('second'));
    clock.runAll();
    await Promise.all([first, second]);
    await yard.drain('finish-running', null, 'quit').then(() => journal.push('third'));
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

  it('takes a limit that is so already for no change, and leaves no mark of it', async () => {
    const { yard } = makeYard();
    const { newestSeq } = yard.feed;
    const backoff = { ...LESSON_LIMITS.backoff };
    expect(await yard.handle({ command: 'change-limits', patch: { workers: 3, backoff } })).toEqual({
      ok: true,
      value: LESSON_LIMITS,
    });
    expect(yard.feed.newestSeq).toBe(newestSeq);
    await yard.handle({ command: 'change-limits', patch: { workers: 2 } });
    expect(yard.feed.view().marks).toHaveLength(1);
  });

  it('remembers who asked for its end first, until it begins anew', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    yard.requestShutdown('finish-all', null, 'interrupt');
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    clock.runAll();
    expect(yard.feed.state().shutdownBy).toBe('interrupt');
    yard.requestShutdown('cancel-now', null, 'system');
    expect(yard.feed.state().shutdownBy).toBe('interrupt');
    await yard.handle({ command: 'start' });
    expect(yard.feed.state().shutdownBy).toBeNull();
  });

  it('stands still while its clock is paused: nothing times out, nothing ends, tasks still come in', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 3 } });
    clock.advanceTo(40);
    expect(await yard.handle({ command: 'set-clock', paused: true })).toEqual({
      ok: true,
      value: { speed: 1, paused: true },
    });
    const before = yard.feed.newestSeq;
    clock.advanceTo(60_000);
    expect([yard.feed.newestSeq, yard.feed.state().atMs]).toEqual([before, 40]);
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 1 } });
    expect(yard.feed.task(4)).toMatchObject({ submittedAtMs: 40, phase: 'queued' });
    await yard.handle({ command: 'set-clock', paused: false, speed: 2 });
    clock.advanceTo(60_030);
    expect(yard.feed.state()).toMatchObject({ atMs: 100, clock: { speed: 2, paused: false } });
  });

  it('can be shut down while its clock is paused: the clock goes on', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    await yard.handle({ command: 'set-clock', paused: true });
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: 3_000 });
    clock.runAll();
    expect(yard.scheduler.phase).toBe('stopped');
    expect(await yard.handle({ command: 'set-clock', paused: true })).toMatchObject({
      ok: false,
      problems: [{ field: 'paused', expected: 'a yard that is not stopped' }],
    });
  });

  it('lets end what was let end however often that is asked for, and cancels it only where that is asked for', async () => {
    const { yard, clock } = makeYard();
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    const ask = (mode: ShutdownMode) => yard.handle({ command: 'shutdown', mode, graceMs: null });
    expect(await ask('finish-all')).toEqual({ ok: true, value: { phase: 'draining' } });
    expect(await ask('finish-running')).toEqual({ ok: true, value: { phase: 'draining' } });
    expect(yard.feed.shutdown).toMatchObject({ mode: 'finish-all', cutShortAtMs: null });
    clock.advanceTo(100);
    await ask('cancel-now');
    clock.runAll();
    expect(yard.scheduler.phase).toBe('stopped');
    expect(yard.feed.shutdown).toMatchObject({ cutShortAtMs: 100 });
  });

  it('starts nothing while dispatch is held, and tells windows so', async () => {
    const { yard, clock } = makeYard();
    expect(await yard.handle({ command: 'hold-dispatch', held: true })).toEqual({
      ok: true,
      value: { held: true },
    });
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    clock.advanceTo(5_000);
    expect(yard.feed.state()).toMatchObject({ dispatchHeld: true, counts: { queued: 10, attempts: 0 } });
    await yard.handle({ command: 'hold-dispatch', held: false });
    expect(yard.feed.state().counts.running).toBe(3);
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    clock.runAll();
    expect(await yard.handle({ command: 'hold-dispatch', held: true })).toMatchObject({ ok: false });
  });

  it('takes in the whole of a large workload while its clock is paused, at the time at which it stands', async () => {
    const { yard, clock } = makeYard();
    clock.advanceTo(40.0004);
    await yard.handle({ command: 'set-clock', paused: true });
    const count = 2.5 * SUBMISSIONS_PER_TURN;
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count } });
    clock.advanceTo(1_000);
    expect(yard.scheduler.counts.accepted).toBe(count);
    expect(yard.feed.task(count)).toMatchObject({ submittedAtMs: 40 });
  });

  it('tells figures until they are at rest: the last seconds are over, and the bucket is full', async () => {
    const { yard, clock } = makeYard();
    const api = new InMemoryYardApi(yard);
    const window = new FeedWatcher(api);
    await yard.handle({ command: 'change-limits', patch: { rate: { perSecond: 1, burst: 10 } } });
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    await pass(clock, 60_000, [api]);
    const { length } = window.messages;
    expect(window.last.metrics).toMatchObject({
      throughputPerSecond: 0,
      utilisation: 0,
      tokens: { available: 10 },
    });
    await pass(clock, 10_000, [api]);
    expect(window.messages).toHaveLength(length);
  });

  it('says that it cancels when the grace is over, also where nothing but ghosts is left to wait for', async () => {
    const { yard, clock } = makeYard();
    const api = new InMemoryYardApi(yard);
    const window = new FeedWatcher(api);
    const mix = { normal: 0, unstable: 0, slow: 1, failing: 0 };
    const own = { maxAttempts: 1, attemptTimeoutMs: 500 };
    await yard.handle({
      command: 'submit',
      workload: { ...LESSON_WORKLOAD, count: 3, mix, own, ignoresCancel: true },
    });
    await pass(clock, 600, [api]);
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: 1_000 });
    await pass(clock, 900, [api]);
    expect(window.last).toMatchObject({ phase: 'draining', ghostLanes: [1, 2, 3] });
    await pass(clock, 500, [api]);
    expect(window.last).toMatchObject({ phase: 'cancelling', ghostLanes: [1, 2, 3] });
  });

  it('counts what its workloads never submit, since it takes no more, until a new run begins', async () => {
    const { yard, clock } = makeYard();
    const workload = { ...LESSON_WORKLOAD, count: 30 };
    await yard.handle({ command: 'change-limits', patch: { queueCapacity: 5, overflow: 'block' } });
    await yard.handle({ command: 'submit', workload });
    const { toSubmit } = yard.feed.state();
    expect(toSubmit).toBeGreaterThan(0);
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: null });
    expect(yard.feed.state()).toMatchObject({ toSubmit: 0, neverSubmitted: toSubmit });
    await yard.handle({ command: 'submit', workload });
    expect(yard.feed.state()).toMatchObject({ neverSubmitted: toSubmit + 29, counts: { rejected: 1 } });
    clock.runAll();
    await yard.handle({ command: 'start' });
    expect(yard.feed.state().neverSubmitted).toBe(0);
  });

  it('tells windows of its clock and of a hold without a snapshot, even when nothing else happens', async () => {
    const { yard, clock } = makeYard();
    const api = new InMemoryYardApi(yard);
    const window = new FeedWatcher(api);
    await pass(clock, 10_000, [api]);
    await api.call({ command: 'set-clock', speed: 0.5 });
    await pass(clock, 66, [api]);
    expect(window.last).toMatchObject({ clock: { speed: 0.5, paused: false }, dispatchHeld: false });
    await pass(clock, 10_000, [api]);
    await api.call({ command: 'hold-dispatch', held: true });
    await pass(clock, 66, [api]);
    expect(window.last).toMatchObject({ clock: { speed: 0.5, paused: false }, dispatchHeld: true });
    expect([window.count('snapshot'), window.gaps]).toEqual([1, []]);
  });

  it('leaves no slower than time goes outside, and takes no pause any more', async () => {
    const { yard, clock } = makeYard();
    const workload = { ...LESSON_WORKLOAD, mix: { normal: 0, unstable: 0, slow: 1, failing: 0 } };
    await yard.handle({ command: 'submit', workload: { ...workload, ignoresCancel: true } });
    await yard.handle({ command: 'set-clock', speed: 0.05 });
    clock.advanceTo(2_000);
    void yard.drain('finish-running', 1_000, 'quit');
    expect(await yard.handle({ command: 'set-clock', paused: true })).toMatchObject({
      ok: false,
      problems: [{ field: 'paused', got: 'one whose program is leaving' }],
    });
    // The slow ones need 5 s in all, of which 100 ms have gone by.
    clock.advanceTo(2_000 + 4_900);
    expect(yard.scheduler.phase).toBe('stopped');
  });
});
