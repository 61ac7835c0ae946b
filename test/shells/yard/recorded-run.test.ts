import { describe, expect, it } from 'vitest';
import type { KeptRun, RunExportFormat } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { ExportPart, ExportTicket } from '#contract/results-export';
import type { TaskDetail } from '#contract/task-detail';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import type { YardTree } from '#contract/yard-tree';
import { MAX_OPENED_RUNS } from '../../../src-main/shells/yard/opened-runs';
import { FeedWatcher } from '../../support/feed-watcher';
import { pass } from '../../support/hosted-yard';
import { InMemoryYardApi } from '../../support/in-memory-yard-api';
import { onlyLog } from '../../support/kept-folder';
import { type RecordedYard, recordedYard } from '../../support/recorded-yard';
import { traceFaults } from '../../support/trace-faults';

const SUBMIT = { command: 'submit', workload: { ...LESSON_WORKLOAD, count: 8 } } as const;
const ALL = {
  phases: null,
  search: '',
  sort: { by: 'task', descending: false },
  offset: 0,
  limit: 100,
} as const;

/** What a window asks for of a run. */
const QUESTIONS: readonly YardCommand[] = [
  { command: 'results', query: ALL },
  { command: 'series', span: 'run' },
  { command: 'lane-history', query: { fromMs: 0, toMs: 60_000, lanes: null, columns: 50 } },
  { command: 'figures' },
];

class Window {
  readonly api: InMemoryYardApi;
  readonly watcher: FeedWatcher;
  readonly #one: RecordedYard;

  constructor(one: RecordedYard) {
    this.#one = one;
    this.api = new InMemoryYardApi(one.yard);
    this.watcher = new FeedWatcher(this.api);
  }

  async ask<T>(command: YardCommand): Promise<T> {
    const reply: Reply<unknown> = await this.api.call(command);
    if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
    return reply.value as T;
  }

  /** So long that whatever the feeds have to tell has arrived. */
  async look(): Promise<void> {
    await pass(this.#one.clock, 200, [this.api]);
  }
}

/** A run that has ended, and the next one, which is on. */
async function twoRuns() {
  const one = recordedYard();
  const window = new Window(one);
  await one.yard.handle(SUBMIT);
  one.clock.advanceTo(20_000);
  await one.yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
  one.clock.advanceTo(60_000);
  await one.records.settled();
  await window.look();
  return { ...one, window };
}

async function idOf(window: Window, at = 0): Promise<string> {
  const { runs } = await window.ask<{ runs: KeptRun[] }>({ command: 'kept-runs', offset: 0, limit: 10 });
  return runs[at]?.id ?? 'none';
}

/** Without the number that a run is known by. */
function withoutRun(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one) => (key === 'run' ? undefined : one)));
}

describe('a recorded run in a window', () => {
  it('is told as the yard told it, and answers what is asked as the yard did', async () => {
    const { window, yard } = await twoRuns();
    const before = structuredClone(window.watcher.view);
    const answers = await Promise.all(QUESTIONS.map((question) => window.ask(question)));
    const inspected = await window.ask<TaskDetail>({ command: 'inspect', run: yard.feed.run, task: 3 });

    const kept = await window.ask<KeptRun>({ command: 'open-run', id: await idOf(window) });
    await window.look();
    const { last, view } = window.watcher;
    expect(last).toMatchObject({ phase: 'stopped', recording: kept, counts: yard.feed.counts });
    expect(last.run).not.toBe(yard.feed.run);
    expect(view).toEqual(before);
    expect(withoutRun(await Promise.all(QUESTIONS.map((question) => window.ask(question))))).toEqual(
      withoutRun(answers),
    );
    const again = await window.ask<TaskDetail>({ command: 'inspect', run: last.run, task: 3 });
    expect(withoutRun(again)).toEqual(withoutRun({ ...inspected, spec: null }));
    expect(window.watcher.gaps).toEqual([]);
  });

  it('changes nothing, and lets nothing be changed, until it is left', async () => {
    const { window, yard } = await twoRuns();
    await window.ask({ command: 'open-run', id: await idOf(window) });
    await window.look();
    const { run } = window.watcher.last;
    const forbidden: YardCommand[] = [
      SUBMIT,
      { command: 'start' },
      { command: 'change-limits', patch: { workers: 9 } },
      { command: 'shutdown', mode: 'cancel-now', graceMs: null },
      { command: 'cancel', run, target: { kind: 'yard' } },
      { command: 'resubmit', run, target: { kind: 'tasks', tasks: [1] } },
      { command: 'set-clock', paused: true },
      { command: 'hold-dispatch', held: true },
    ];
    for (const command of forbidden) {
      expect(await window.api.call(command)).toMatchObject({
        ok: false,
        problems: [{ field: 'command', got: expect.stringContaining('recorded run') }],
      });
    }
    expect(yard.scheduler.phase).toBe('stopped');
    await window.ask({ command: 'leave-run' });
    await window.look();
    expect(window.watcher.last).toMatchObject({ recording: null, run: yard.feed.run });
    await window.ask({ command: 'start' });
    expect(yard.scheduler.phase).toBe('running');
  });

  it('leaves other windows with the yard, which goes on', async () => {
    const one = await twoRuns();
    const other = new Window(one);
    await one.window.ask({ command: 'open-run', id: await idOf(one.window) });
    await other.ask({ command: 'start' });
    await other.ask(SUBMIT);
    await pass(one.clock, 500, [one.window.api, other.api]);
    expect(other.watcher.last).toMatchObject({ recording: null, counts: { accepted: 8 } });
    expect(other.watcher.last.run).toBe(one.yard.feed.run);
    expect(one.window.watcher.last.recording).not.toBeNull();
    await one.window.ask({ command: 'leave-run' });
    await pass(one.clock, 500, [one.window.api, other.api]);
    expect(one.window.watcher.view).toEqual(other.watcher.view);
    expect(one.window.watcher.gaps).toEqual([]);
  });

  it('is shared by windows that show the same, and stays until the last has left it', async () => {
    const one = await twoRuns();
    const other = new Window(one);
    const id = await idOf(one.window);
    await one.window.ask({ command: 'open-run', id });
    await other.ask({ command: 'open-run', id });
    await pass(one.clock, 200, [one.window.api, other.api]);
    expect(other.watcher.last.run).toBe(one.window.watcher.last.run);
    await one.window.ask({ command: 'leave-run' });
    expect(await other.api.call({ command: 'delete-run', id })).toMatchObject({
      ok: false,
      problems: [{ field: 'id', got: 'one that a window shows' }],
    });
    expect(await other.ask({ command: 'results', query: ALL })).toMatchObject({ total: 8 });
    other.watcher.stop();
    expect(await one.window.api.call({ command: 'delete-run', id })).toEqual({ ok: true, value: null });
  });

  it('can be the one that is on: it stands where it was when it was opened', async () => {
    const one = recordedYard();
    const window = new Window(one);
    await one.yard.handle(SUBMIT);
    await pass(one.clock, 300, [window.api]);
    const { counts, phase } = one.yard.feed.state();
    const kept = await window.ask<KeptRun>({ command: 'open-run', id: one.records.current?.id ?? '' });
    await pass(one.clock, 500, [window.api]);
    expect(kept.outcome).toBe('under-way');
    const { last } = window.watcher;
    expect([last.counts, last.phase]).toEqual([counts, phase]);
    expect(last.atMs).toBeLessThanOrEqual(300);
    const { rows } = await window.ask<{ rows: { task: number; phase: string }[] }>({
      command: 'results',
      query: ALL,
    });
    const pending = rows.filter(({ phase: now }) => ['queued', 'running', 'backing-off'].includes(now));
    expect(pending.length).toBe(counts.queued + counts.running + counts.backingOff);
    for (const { task } of pending) {
      expect(await window.ask({ command: 'inspect', run: last.run, task })).toMatchObject({
        waiting: { kind: 'recording-ended' },
        deadlines: [],
        ending: null,
      });
    }
    const tree = await window.ask<YardTree>({ command: 'tree' });
    const onLanes = tree.lanes.flatMap(({ tasks }) => tasks).length;
    expect(onLanes + tree.queued.count + tree.backingOff.count).toBe(pending.length);
  });

  it('is refused where there is none, or too many are open, and the window goes on with the yard', async () => {
    const one = recordedYard({}, {});
    const windows = Array.from({ length: MAX_OPENED_RUNS + 1 }, () => new Window(one));
    for (let run = 0; run < MAX_OPENED_RUNS + 1; run++) {
      await one.yard.handle(SUBMIT);
      await one.yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
      one.clock.runAll();
      await one.records.settled();
      await one.yard.handle({ command: 'start' });
    }
    const [first] = windows as [Window];
    expect(await first.api.call({ command: 'open-run', id: 'nothing' })).toMatchObject({
      ok: false,
      problems: [{ field: 'id', expected: 'a run that is kept' }],
    });
    const replies = [];
    for (const [at, window] of windows.entries()) {
      replies.push(await window.api.call({ command: 'open-run', id: await idOf(window, at) }));
    }
    expect(replies.map(({ ok }) => ok)).toEqual([...Array(MAX_OPENED_RUNS).fill(true), false]);
    const last = windows.at(-1) as Window;
    await pass(one.clock, 200, [last.api]);
    expect(last.watcher.last.recording).toBeNull();
  });

  it('is not for senders that show nothing, nor in yards that keep no runs', async () => {
    const { yard, window } = await twoRuns();
    expect(await yard.handle({ command: 'open-run', id: await idOf(window) })).toMatchObject({
      ok: false,
      problems: [{ expected: 'a window to show it in' }],
    });
  });

  it('is exported in every form, part by part, to a window that shows it or not', async () => {
    const one = await twoRuns();
    const { window, path } = one;
    const id = await idOf(window);
    const whole = async (format: RunExportFormat) => {
      const ticket = await window.ask<ExportTicket>({ command: 'export-run', id, format });
      let text = '';
      for (let done = false; !done; ) {
        const part = await window.ask<ExportPart>({ command: 'export-part', export: ticket.export });
        text += part.text;
        done = part.done;
      }
      expect(await window.api.call({ command: 'export-part', export: ticket.export })).toMatchObject({
        ok: false,
        problems: [{ field: 'export' }],
      });
      return { text, ticket };
    };
    const log = onlyLog(path);
    const ndjson = await whole('ndjson');
    expect(ndjson.text).toBe(log);
    expect(ndjson.ticket).toMatchObject({
      rows: log.split('\n').length - 2,
      fileName: `switchyard-${id}.ndjson`,
    });
    await window.ask({ command: 'open-run', id });
    expect((await whole('ndjson')).text).toBe(log);
    expect((await whole('csv')).text.split('\r\n')).toHaveLength(10);
    expect((await whole('html')).text).toMatch(/^<!doctype html>/);
    expect(traceFaults((await whole('trace')).text)).toEqual([]);
  });

  it('has its export in the place of another one of its window, and loses it with the window', async () => {
    const { window, yard } = await twoRuns();
    const id = await idOf(window);
    const results = await window.ask<ExportTicket>({
      command: 'export-begin',
      query: { phases: null, search: '', sort: ALL.sort },
      format: 'csv',
    });
    const run = await window.ask<ExportTicket>({ command: 'export-run', id, format: 'trace' });
    expect(await window.api.call({ command: 'export-part', export: results.export })).toMatchObject({
      ok: false,
    });
    await window.ask({ command: 'export-end', export: run.export });
    expect(await window.api.call({ command: 'export-part', export: run.export })).toMatchObject({
      ok: false,
    });
    const another = await window.ask<ExportTicket>({ command: 'export-run', id, format: 'trace' });
    expect(yard.records?.kept.exports.has(another.export, null)).toBe(false);
    window.watcher.stop();
    expect(await yard.handle({ command: 'export-part', export: another.export })).toMatchObject({
      ok: false,
    });
    expect(await yard.handle({ command: 'export-run', id: 'nothing', format: 'csv' })).toMatchObject({
      ok: false,
      problems: [{ field: 'id', expected: 'a run that is kept' }],
    });
  });
});
