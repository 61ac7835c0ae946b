import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isConserved, settledOf } from '#contract/counts';
import { SNAPSHOT_BARS } from '#contract/feed-message';
import { MAX_PAGE_ROWS, type ResultsQuery } from '#contract/results-query';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { YardApi, YardCommand } from '#contract/yard-api';
import type { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import type { Yard } from '../../src-main/shells/yard/yard';
import { FeedWatcher } from '../support/feed-watcher';
import { makeYard, pass, settle } from '../support/hosted-yard';

/** A way from windows to a yard. */
export interface Transport {
  /** One more window. */
  connect(): Promise<YardApi>;
  close(): Promise<void>;
}

const ALL: ResultsQuery = {
  phases: null,
  search: '',
  sort: { by: 'task', descending: false },
  offset: 0,
  limit: MAX_PAGE_ROWS,
};

const NORMAL: Workload = { ...LESSON_WORKLOAD, mix: { normal: 1, unstable: 0, slow: 0, failing: 0 } };

const PAST = { fromMs: 0, toMs: 1_000, lanes: null, columns: 10 };

/** What every transport owes to a window. Time is the yard's, moved by the test alone. */
export function describeYardApi(name: string, open: (yard: Yard) => Promise<Transport>): void {
  describe(`the yard over ${name}`, () => {
    let yard: Yard;
    let clock: VirtualClock;
    let transport: Transport;
    let api: YardApi;

    beforeEach(async () => {
      ({ yard, clock } = makeYard());
      transport = await open(yard);
      api = await transport.connect();
    });
    afterEach(() => transport.close());

    it('begins with one snapshot of the run that is on', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 33, [api]);
      expect(window.messages).toHaveLength(1);
      expect(window.last).toMatchObject({
        type: 'snapshot',
        run: yard.feed.run,
        runCount: 1,
        coalesced: 0,
        view: { phase: 'running' },
      });
      expect(window.view.lanes.filter(({ open }) => open)).toHaveLength(3);
    });

    it('tells every event once and in order, and the fold of them all is the yard', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 33, [api]);
      await api.call({ command: 'submit', workload: LESSON_WORKLOAD });
      await pass(clock, 60_000, [api]);
      expect(window.gaps).toEqual([]);
      expect(window.count('snapshot')).toBe(1);
      expect(window.last.counts).toEqual(yard.scheduler.counts);
      expect(settledOf(window.last.counts)).toBe(10);
      expect(isConserved(window.last.counts)).toBe(true);
      expect(window.view).toEqual(yard.feed.view());
      expect(window.bars.added).toBeGreaterThan(10);
      expect(window.bars.newest(SNAPSHOT_BARS)).toEqual(yard.feed.bars());
    });

    it('is silent while nothing happens', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 1_000, [api]);
      const before = window.messages.length;
      await pass(clock, 10_000, [api]);
      expect(window.messages).toHaveLength(before);
    });

    it('waits for a window that does not acknowledge, and sends it one snapshot when it is back', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 33, [api]);
      window.acknowledges = false;
      await api.call({ command: 'submit', workload: { ...NORMAL, count: 200 } });
      await pass(clock, 5_000, [api]);
      const sent = window.messages.length;
      expect(sent).toBe(1 + 3);
      window.acknowledges = true;
      await window.acknowledge();
      await pass(clock, 66, [api]);
      expect(window.messages[sent]).toMatchObject({ type: 'snapshot', counts: yard.scheduler.counts });
      expect(window.last.type === 'snapshot' && window.last.coalesced).toBeGreaterThan(0);
      await pass(clock, 5_000, [api]);
      expect(window.count('snapshot')).toBe(2);
      expect(window.gaps).toEqual([]);
      expect(window.view).toEqual(yard.feed.view());
      expect(window.bars.newest(SNAPSHOT_BARS)).toEqual(yard.feed.bars());
    });

    it('sends a snapshot to a window that asks for one', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 33, [api]);
      expect(await api.call({ command: 'resync' })).toEqual({ ok: true, value: null });
      await pass(clock, 66, [api]);
      expect(window.count('snapshot')).toBe(2);
    });

    it('gives what was submitted as results', async () => {
      const receipt = await api.call({ command: 'submit', workload: { ...NORMAL, name: 'parcel' } });
      expect(receipt).toEqual({
        ok: true,
        value: { accepted: 10, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 },
      });
      await pass(clock, 10_000, [api]);
      const page = await api.call({ command: 'results', query: { ...ALL, search: 'PARCEL 1', limit: 1 } });
      expect(page).toMatchObject({
        ok: true,
        value: {
          run: yard.feed.run,
          matching: 2,
          total: 10,
          forgotten: 0,
          rows: [{ task: 1, phase: 'succeeded', attempts: 1 }],
        },
      });
    });

    it('tells what finished on the lanes, bar by bar', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      await pass(clock, 10_000, [api]);
      const query = { fromMs: 0, toMs: 20_000, lanes: { from: 1, to: 3 }, columns: 100 };
      const history = await api.call({ command: 'lane-history', query });
      expect(history).toMatchObject({
        ok: true,
        value: { run: yard.feed.run, kind: 'bars', bars: { added: 10 } },
      });
    });

    it('says how much of a blocked workload is still to come', async () => {
      await api.call({ command: 'change-limits', patch: { queueCapacity: 2, overflow: 'block' } });
      const window = new FeedWatcher(api);
      const receipt = await api.call({ command: 'submit', workload: NORMAL });
      expect(receipt).toEqual({
        ok: true,
        value: { accepted: 5, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 5 },
      });
      await pass(clock, 33, [api]);
      expect(window.last.toSubmit).toBe(5);
      await pass(clock, 10_000, [api]);
      expect(window.last).toMatchObject({ toSubmit: 0, counts: { accepted: 10, succeeded: 10 } });
    });

    it('answers a change of limits with all of them, and tells every window', async () => {
      const window = new FeedWatcher(api);
      await pass(clock, 33, [api]);
      const reply = await api.call({ command: 'change-limits', patch: { workers: 5 } });
      expect(reply).toMatchObject({ ok: true, value: { workers: 5, maxAttempts: 3, backoffLane: 'hold' } });
      await pass(clock, 33, [api]);
      expect(window.view.limits).toMatchObject({ workers: 5 });
      expect(window.view.lanes.filter(({ open }) => open)).toHaveLength(5);
    });

    it('keeps limits changed while stopped for the next run, and tells every window', async () => {
      const window = new FeedWatcher(api);
      await api.call({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
      await api.call({ command: 'change-limits', patch: { workers: 5 } });
      await pass(clock, 66, [api]);
      expect(window.last.nextLimits).toMatchObject({ workers: 5 });
      expect(window.view.limits).toMatchObject({ workers: 3 });
      await api.call({ command: 'start' });
      await pass(clock, 66, [api]);
      expect(window.last.nextLimits).toBeNull();
      expect(window.view.limits).toMatchObject({ workers: 5 });
    });

    it('refuses what is no command, says why, and changes nothing', async () => {
      const before = yard.feed.view();
      const bad: [unknown, string][] = [
        [{ command: 'change-limits', patch: { workers: 0 } }, 'patch.workers'],
        [{ command: 'change-limits', patch: { wrokers: 4 } }, 'patch.wrokers'],
        [{ command: 'submit', workload: { ...LESSON_WORKLOAD, count: -1 } }, 'workload.count'],
        [{ command: 'results', query: { ...ALL, limit: MAX_PAGE_ROWS + 1 } }, 'query.limit'],
        [{ command: 'lane-history', query: { ...PAST, toMs: 0 } }, 'query.toMs'],
        [{ command: 'lane-history', query: { ...PAST, lanes: { from: 1, to: 900 } } }, 'query.lanes.to'],
        [{ command: 'cancel', run: yard.feed.run, target: { kind: 'task', task: 99 } }, 'target.task'],
        [{ command: 'cancel', run: yard.feed.run, target: { kind: 'lane', lane: 99 } }, 'target.lane'],
        [{ command: 'start' }, 'command'],
        [{ command: 'explode' }, 'command'],
        [null, 'command'],
        [[[[]]], 'command'],
      ];
      const fields: string[] = [];
      for (const [command] of bad) {
        const reply = await api.call(command as YardCommand);
        fields.push(reply.ok ? 'accepted' : (reply.problems[0]?.field ?? 'no field'));
      }
      expect(fields).toEqual(bad.map(([, field]) => field));
      expect(yard.feed.view()).toEqual(before);
    });

    it('cancels a pending task once, and refuses to cancel it again', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      const cancel = { command: 'cancel', run: yard.feed.run, target: { kind: 'task', task: 10 } } as const;
      expect(await api.call(cancel)).toEqual({ ok: true, value: { cancelled: 1 } });
      expect(await api.call(cancel)).toMatchObject({
        ok: false,
        problems: [{ field: 'target.task', got: '10, which is settled as cancelled' }],
      });
    });

    it('cancels several tasks at once, and submits them once more as new ones', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      const matching = { kind: 'matching', phases: ['queued'], search: '' } as const;
      const cancelled = await api.call({ command: 'cancel', run: yard.feed.run, target: matching });
      expect(cancelled).toEqual({ ok: true, value: { cancelled: 7 } });
      const named = { kind: 'tasks', tasks: [1, 10] } as const;
      expect(await api.call({ command: 'cancel', run: yard.feed.run, target: named })).toEqual({
        ok: true,
        value: { cancelled: 1 },
      });
      expect(await api.call({ command: 'resubmit', run: yard.feed.run, target: named })).toEqual({
        ok: true,
        value: {
          accepted: 2,
          rejected: 0,
          neverSubmitted: 0,
          reason: null,
          toSubmit: 0,
          forgotten: 0,
          notAllowed: 0,
          firstTask: 11,
        },
      });
      await pass(clock, 10_000, [api]);
      expect(yard.scheduler.counts).toMatchObject({ accepted: 12, cancelled: 8, succeeded: 4 });
    });

    it('brings in a list of tasks, part by part, and runs it when it is told to', async () => {
      const begun = await api.call({ command: 'import-begin', content: 'tasks', fileName: 'list.ndjson' });
      if (!begun.ok) throw new Error('refused');
      const { import: number } = begun.value;
      const body = { executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 };
      for (const text of [`${JSON.stringify({ name: 'ein Päckchen', body })}\n`, JSON.stringify({ body })]) {
        expect(await api.call({ command: 'import-part', import: number, text })).toMatchObject({ ok: true });
      }
      expect(await api.call({ command: 'import-end', import: number })).toMatchObject({
        ok: true,
        value: {
          list: {
            fileName: 'list.ndjson',
            format: 'ndjson',
            tasks: 2,
            names: ['ein Päckchen', 'simulated 2'],
          },
        },
      });
      expect(await api.call({ command: 'import-run', import: number, confirmed: false })).toEqual({
        ok: true,
        value: { accepted: 2, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 },
      });
      await pass(clock, 1_000, [api]);
      expect(yard.scheduler.counts).toMatchObject({ accepted: 2, succeeded: 2 });
    });

    it('exports what a filter shows, part by part', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      await pass(clock, 10_000, [api]);
      const query = {
        phases: ['succeeded'],
        search: 'normal 1',
        sort: { by: 'task', descending: true },
      } as const;
      const begun = await api.call({ command: 'export-begin', query, format: 'csv' });
      expect(begun).toMatchObject({ ok: true, value: { rows: 2 } });
      const number = begun.ok ? begun.value.export : 0;
      const part = await api.call({ command: 'export-part', export: number });
      expect(part).toMatchObject({ ok: true, value: { rows: 2, done: true } });
      const lines = part.ok ? part.value.text.split('\r\n') : [];
      expect(lines.map((line) => line.split(',')[0])).toEqual(['task', '10', '1', '']);
      expect(await api.call({ command: 'export-part', export: number })).toMatchObject({
        ok: false,
        problems: [{ field: 'export' }],
      });
      expect(await api.call({ command: 'export-end', export: number })).toEqual({ ok: true, value: null });
    });

    it('shuts down, and starts again as a new run of which windows get a snapshot', async () => {
      const window = new FeedWatcher(api);
      await api.call({ command: 'submit', workload: NORMAL });
      await pass(clock, 33, [api]);
      await api.call({ command: 'change-limits', patch: { workers: 2 } });
      const reply = await api.call({ command: 'shutdown', mode: 'finish-running', graceMs: null });
      expect(reply).toEqual({ ok: true, value: { phase: 'draining' } });
      await pass(clock, 1_000, [api]);
      expect(window.view.phase).toBe('stopped');
      expect(window.last.counts).toMatchObject({ accepted: 10, queued: 0, running: 0, backingOff: 0 });
      const { run } = yard.feed;
      expect(await api.call({ command: 'start' })).toEqual({ ok: true, value: { run: yard.feed.run } });
      expect(yard.feed.run).toBeGreaterThan(run);
      await pass(clock, 33, [api]);
      expect(window.last).toMatchObject({
        type: 'snapshot',
        run: yard.feed.run,
        runCount: 2,
        counts: { accepted: 0 },
      });
      expect(window.view).toMatchObject({
        phase: 'running',
        limits: { workers: 2 },
        header: { seed: 2 },
      });
      expect(window.bars.added).toBe(0);
      expect(window.gaps).toEqual([]);
    });

    it('takes no task of a run that is over for one of the run that is on', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      const { run } = yard.feed;
      await api.call({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
      await api.call({ command: 'start' });
      await api.call({ command: 'submit', workload: NORMAL });
      const task = { kind: 'task', task: 1 } as const;
      const tasks = { kind: 'tasks', tasks: [1] } as const;
      const replies = [
        await api.call({ command: 'cancel', run, target: task }),
        await api.call({ command: 'resubmit', run, target: tasks }),
        await api.call({ command: 'inspect', run, task: 1 }),
      ];
      expect(replies.map((reply) => !reply.ok && reply.problems[0]?.field)).toEqual(['run', 'run', 'run']);
      expect(yard.scheduler.counts).toMatchObject({ accepted: 10, cancelled: 0 });
    });

    it('refuses a workload while it shuts down, with the reason', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      await api.call({ command: 'shutdown', mode: 'finish-all', graceMs: null });
      expect(await api.call({ command: 'submit', workload: NORMAL })).toEqual({
        ok: true,
        value: { accepted: 0, rejected: 1, neverSubmitted: 9, reason: 'shutdown', toSubmit: 0 },
      });
    });

    it('shows a second window the same, and works on when one of them closes', async () => {
      const other = await transport.connect();
      const first = new FeedWatcher(api);
      await api.call({ command: 'submit', workload: LESSON_WORKLOAD });
      await pass(clock, 400, [api]);
      const second = new FeedWatcher(other);
      await pass(clock, 400, [api, other]);
      expect(second.view).toEqual(first.view);
      expect(second.last.counts).toEqual(first.last.counts);
      first.stop();
      await pass(clock, 60_000, [other]);
      await settle(other);
      expect(settledOf(second.last.counts)).toBe(10);
      expect(second.gaps).toEqual([]);
    });

    it('pauses and scales its clock, holds dispatch, and tells every window so at once', async () => {
      const other = await transport.connect();
      const windows = [new FeedWatcher(api), new FeedWatcher(other)];
      await pass(clock, 1_000, [api, other]);
      const clockReply = await api.call({ command: 'set-clock', speed: 0.5, paused: true });
      expect(clockReply).toEqual({ ok: true, value: { speed: 0.5, paused: true } });
      expect(await api.call({ command: 'hold-dispatch', held: true })).toEqual({
        ok: true,
        value: { held: true },
      });
      await pass(clock, 66, [api, other]);
      for (const { last } of windows) {
        expect(last).toMatchObject({ clock: { speed: 0.5, paused: true }, dispatchHeld: true });
      }
      expect(windows.map((window) => window.count('snapshot'))).toEqual([1, 1]);
    });

    it('explains a task and shows the tree that it hangs in', async () => {
      await api.call({ command: 'submit', workload: NORMAL });
      expect(await api.call({ command: 'inspect', run: yard.feed.run, task: 5 })).toMatchObject({
        ok: true,
        value: {
          record: { task: 5, phase: 'queued' },
          waiting: { kind: 'ready', ahead: { high: 0, medium: 1, low: 0 }, openLanes: 3, busyLanes: 3 },
          ending: null,
        },
      });
      expect(await api.call({ command: 'tree' })).toMatchObject({
        ok: true,
        value: { run: yard.feed.run, phase: 'running', lanes: [{}, {}, {}], queued: { count: 7 } },
      });
      expect(await api.call({ command: 'inspect', run: yard.feed.run, task: 99 })).toMatchObject({
        ok: false,
        problems: [{ field: 'task', got: '99' }],
      });
    });
  });
}
