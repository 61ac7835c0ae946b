import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { ExportFormat, ExportPart, ExportQuery, ExportTicket } from '#contract/results-export';
import type { ResultRow } from '#contract/results-query';
import { CsvExport } from '../../src-main/feed/csv-export';
import type { ExportAbout } from '../../src-main/feed/export-text';
import { MAX_OPEN_EXPORTS } from '../../src-main/feed/open-exports';
import { ResultsDesk } from '../../src-main/feed/results-desk';
import { PART_CHARS } from '../../src-main/feed/results-export';
import { ResultsStore } from '../../src-main/feed/results-store';
import { HandTurnedLoop } from '../support/sliced-work';
import { LogWriter } from '../support/task-events';

const ALL: ExportQuery = { phases: null, search: '', sort: { by: 'task', descending: true } };

function about(query: Partial<ExportQuery> = {}): ExportAbout {
  return {
    app: 'switchyard/0.1.0',
    run: 3,
    seed: 42,
    startedAt: '2026-01-01T00:00:00.000Z',
    atMs: 500,
    limits: LESSON_LIMITS,
    query: { ...ALL, ...query },
    forgotten: 7,
  };
}

/** Whose exports they are. */
const SOMEBODY = {};

/** A desk of `count` tasks that succeeded, one a millisecond, and whoever exports from it. */
function rig(count: number, maxSettled = count) {
  const store = new ResultsStore(maxSettled);
  const log = new LogWriter();
  const settle = (task: number) => store.apply(log.settled(task, task, 'succeeded', `task ${task} done`));
  for (let task = 1; task <= count; task++) store.apply(log.submitted(task));
  const loop = new HandTurnedLoop();
  const desk = new ResultsDesk(store, () => ({ run: 3, seq: 9, nowMs: 1_000 }), loop);
  const tryToBegin = async (format: ExportFormat, query: Partial<ExportQuery>, asker: object) => {
    const ticket = desk.beginExport(format, about(query), asker);
    await loop.run();
    return ticket;
  };
  const begin = async (format: ExportFormat, query: Partial<ExportQuery> = {}, asker: object = SOMEBODY) => {
    const begun = await tryToBegin(format, query, asker);
    if (typeof begun === 'string') throw new Error(begun);
    return begun;
  };
  const partsOf = (number: number) => {
    const parts: ExportPart[] = [];
    while (parts.at(-1)?.done !== true) {
      const part = desk.exportPart(number, SOMEBODY);
      if (part === null) throw new Error('the export is closed');
      parts.push(part);
    }
    return parts;
  };
  return { store, log, settle, desk, tryToBegin, begin, partsOf };
}

const textOf = (parts: readonly ExportPart[]) => parts.map(({ text }) => text).join('');

describe('an export', () => {
  it('gives all that matches in the order asked for, in parts of a bounded length', async () => {
    const { settle, begin, partsOf } = rig(9_000);
    for (let task = 1; task <= 9_000; task++) settle(task);
    const ticket = await begin('json');
    expect(ticket).toEqual({ export: 1, rows: 9_000, fileName: 'switchyard-0.1.0-run3-seed42-all.json' });
    const parts = partsOf(ticket.export);
    expect(parts.length).toBeGreaterThan(5);
    for (const { text } of parts) expect(text.length).toBeLessThan(PART_CHARS + 1_000);
    expect(parts.at(-1)).toMatchObject({ rows: 9_000, done: true });
    const { rows } = JSON.parse(textOf(parts)) as { rows: ResultRow[] };
    expect(rows.map(({ task }) => task)).toEqual(Array.from({ length: 9_000 }, (_, i) => 9_000 - i));
    expect(rows[0]).toMatchObject({ task: 9_000, phase: 'succeeded', output: 'task 9000 done' });
  });

  it('says what it is of: program, run, seed, limits and filter', async () => {
    const { begin, partsOf } = rig(3);
    const ticket = await begin('json', { phases: ['queued', 'failed'], search: 'task 2' });
    expect(ticket.fileName).toBe('switchyard-0.1.0-run3-seed42-queued-failed-found.json');
    expect(JSON.parse(textOf(partsOf(ticket.export)))).toMatchObject({
      app: 'switchyard/0.1.0',
      run: 3,
      seed: 42,
      startedAt: '2026-01-01T00:00:00.000Z',
      atMs: 500,
      limits: LESSON_LIMITS,
      forgotten: 7,
      filter: { phases: ['queued', 'failed'], search: 'task 2' },
      sort: { by: 'task', descending: true },
      rows: [{ task: 2, phase: 'queued' }],
      leftOut: 0,
    });
  });

  it('says so in a table too, and is a table with nothing in it where nothing matches', async () => {
    const { begin, partsOf } = rig(2);
    const [head, first, second, end] = textOf(partsOf((await begin('csv')).export)).split('\r\n');
    expect(head).toMatch(/^task,name,kind,priority,phase,attempts,waitMs,.*,run,seed,app,limits,query$/);
    expect(first).toMatch(
      /^2,task 2,normal,medium,queued,0,.*,3,42,switchyard\/0\.1\.0,"\{""workers"":3,.*"\{""phases"":null,/,
    );
    expect(second).toMatch(/^1,task 1,.*,3,42,switchyard\/0\.1\.0,,$/);
    expect(end).toBe('');
    const nothing = textOf(partsOf((await begin('csv', { search: 'nowhere' })).export));
    expect(nothing).toBe(`${head}\r\n`);
    const emptyRows = textOf(partsOf((await begin('json', { search: 'nowhere' })).export));
    expect(JSON.parse(emptyRows)).toMatchObject({ rows: [] });
  });

  it('has the tasks it began with, each as it is when its turn comes, and counts those that were forgotten', async () => {
    const { store, log, settle, begin, partsOf } = rig(5, 2);
    const ticket = await begin('json', { sort: { by: 'task', descending: false } });
    store.apply(log.submitted(10));
    for (const task of [1, 2, 3]) settle(task);
    const parts = partsOf(ticket.export);
    const text = JSON.parse(textOf(parts)) as { rows: ResultRow[]; leftOut: number };
    expect(text.rows.map(({ task, phase }) => `${task} ${phase}`)).toEqual([
      '2 succeeded',
      '3 succeeded',
      '4 queued',
      '5 queued',
    ]);
    expect(text.leftOut).toBe(1);
    expect(parts.at(-1)?.rows).toBe(4);
  });

  it('is let go after its last part, when it is ended, when its run ends, and with its window', async () => {
    const { desk, begin, partsOf } = rig(3);
    const partOf = (ticket: ExportTicket, asker = SOMEBODY) => desk.exportPart(ticket.export, asker);
    const whole = await begin('csv');
    partsOf(whole.export);
    expect(partOf(whole)).toBeNull();

    const ended = await begin('csv');
    desk.endExport(ended.export, SOMEBODY);
    desk.endExport(ended.export, SOMEBODY);
    expect(partOf(ended)).toBeNull();

    const other = {};
    const left = await begin('csv', {}, other);
    desk.leave(other);
    expect(partOf(left, other)).toBeNull();

    const over = await begin('csv');
    desk.beginRun();
    expect(partOf(over)).toBeNull();
  });

  it('belongs to its window, which has one at a time, and is refused where too many are under way', async () => {
    const { desk, begin, tryToBegin } = rig(3);
    const first = await begin('csv');
    const second = await begin('csv');
    expect(desk.exportPart(first.export, SOMEBODY)).toBeNull();
    expect(desk.exportPart(second.export, {})).toBeNull();
    desk.endExport(second.export, {});
    for (let i = 1; i < MAX_OPEN_EXPORTS; i++) await begin('csv', {}, {});
    expect(await tryToBegin('csv', {}, {})).toBe('too-many');
    expect(desk.exportPart(second.export, SOMEBODY)).toMatchObject({ done: true });
    expect(await tryToBegin('csv', {}, {})).toMatchObject({ rows: 3 });
  });
});

describe('a table of comma-separated values', () => {
  const cellsOf = (name: string, message: string) => {
    const row: ResultRow = {
      task: 1,
      name,
      kind: 'normal',
      priority: 'low',
      phase: 'failed',
      attempts: 2,
      waitMs: 1.5,
      runMs: 2,
      backoffMs: 0,
      lane: null,
      settledAtMs: null,
      output: null,
      error: { name: 'Oh', message },
      reason: null,
    };
    return new CsvExport(about()).row(row, 1);
  };

  it('quotes what would break it', () => {
    expect(cellsOf('a "b", c', 'two\nlines')).toBe(
      '1,"a ""b"", c",normal,low,failed,2,1.5,2,0,,,,Oh,"two\nlines",,3,42,switchyard/0.1.0,,\r\n',
    );
  });

  it('leaves nothing in it that a spreadsheet would run', () => {
    for (const start of ['=', '+', '-', '@', '\t']) {
      expect(cellsOf('x', `${start}SUM(A1)`)).toContain(`,'${start}SUM(A1),`);
    }
    expect(cellsOf('\r=1', 'x')).toContain(`,"'\r=1",`);
    expect(cellsOf('a=b', '1 - 2')).toContain(',a=b,');
    expect(cellsOf('a=b', '1 - 2')).toContain(',1 - 2,');
  });
});
