import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { YardApi, YardCommand } from '#contract/yard-api';
import { createFileExporter, type ExportState } from '../../../src-renderer/state/file-exporter';

const QUERY = { phases: null, search: 'slow', sort: { by: 'task', descending: false } } as const;
const TICKET = { export: 7, rows: 5, fileName: 'switchyard-run1.csv' };
const LOST = [{ field: 'connection', expected: 'an open connection to the yard', got: 'none' }];

/** A yard that answers when the test says so. */
function rig() {
  const asked: YardCommand[] = [];
  const answers: ((reply: Reply<unknown>) => void)[] = [];
  const saved: { readonly fileName: string; readonly parts: readonly Blob[] }[] = [];
  const api = {
    call: (command: YardCommand) => {
      asked.push(command);
      return new Promise((resolve) => answers.push(resolve));
    },
  } as unknown as YardApi;
  const exporter = createFileExporter({ api, save: (fileName, parts) => saved.push({ fileName, parts }) });
  const seen: ExportState[] = [];
  exporter.store.subscribe((state) => seen.push(state));
  async function answer(reply: Reply<unknown>): Promise<void> {
    answers.shift()?.(reply);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
  const part = (text: string, rows: number, done: boolean) =>
    answer({ ok: true, value: { text, rows, done } });
  return { exporter, asked, saved, seen, answer, part };
}

describe('an export', () => {
  it('pulls one part after the other, tells how far it is, and saves them all as one file', async () => {
    const { exporter, asked, saved, seen, answer, part } = rig();
    exporter.begin({ kind: 'results', query: QUERY, format: 'csv' });
    expect(exporter.store.getState()).toEqual({ kind: 'under-way', of: 'results', rows: 0, all: null });
    await answer({ ok: true, value: TICKET });
    expect(asked).toHaveLength(2);
    await part('task,name\n1,a\n2,b\n3,c\n', 3, false);
    expect(exporter.store.getState()).toEqual({ kind: 'under-way', of: 'results', rows: 3, all: 5 });
    await part('4,d\n5,e\n', 5, true);

    expect(asked).toEqual([
      { command: 'export-begin', query: QUERY, format: 'csv' },
      { command: 'export-part', export: 7 },
      { command: 'export-part', export: 7 },
    ]);
    expect(saved.map(({ fileName }) => fileName)).toEqual(['switchyard-run1.csv']);
    const whole = new Blob([...(saved[0]?.parts ?? [])]);
    expect(whole.size).toBe('task,name\n1,a\n2,b\n3,c\n4,d\n5,e\n'.length);
    expect(seen.at(-1)).toEqual({ kind: 'saved', of: 'results', fileName: 'switchyard-run1.csv', rows: 5 });
  });

  it('is let go when it is stopped, and saves nothing', async () => {
    const { exporter, asked, saved, answer, part } = rig();
    exporter.begin({ kind: 'results', query: QUERY, format: 'json' });
    await answer({ ok: true, value: TICKET });
    exporter.stop();
    await part('[', 2, false);
    expect(asked.at(-1)).toEqual({ command: 'export-end', export: 7 });
    await answer({ ok: true, value: null });
    expect(exporter.store.getState()).toEqual({ kind: 'stopped', of: 'results', rows: 0, all: 5 });
    expect(saved).toEqual([]);
  });

  it.each(['at its beginning', 'in the middle'])('that is refused %s says why', async (when) => {
    const { exporter, saved, answer } = rig();
    exporter.begin({ kind: 'results', query: QUERY, format: 'csv' });
    if (when === 'in the middle') await answer({ ok: true, value: TICKET });
    await answer({ ok: false, problems: LOST });
    expect(exporter.store.getState()).toEqual({
      kind: 'failed',
      of: 'results',
      why: 'connection: expected an open connection to the yard, got none',
    });
    expect(saved).toEqual([]);
  });

  it('of a kept run begins otherwise and goes on alike', async () => {
    const { exporter, asked, saved, seen, answer, part } = rig();
    exporter.begin({ kind: 'run', id: 'r-1', format: 'trace' });
    await answer({ ok: true, value: { ...TICKET, fileName: 'switchyard-r-1.json' } });
    await part('{}', 5, true);
    expect(asked).toEqual([
      { command: 'export-run', id: 'r-1', format: 'trace' },
      { command: 'export-part', export: 7 },
    ]);
    expect(saved.map(({ fileName }) => fileName)).toEqual(['switchyard-r-1.json']);
    expect(seen.at(-1)).toEqual({ kind: 'saved', of: 'run', fileName: 'switchyard-r-1.json', rows: 5 });
  });

  it('runs alone, and another may follow', async () => {
    const { exporter, asked, answer, part } = rig();
    expect(exporter.begin({ kind: 'results', query: QUERY, format: 'csv' })).toBe(true);
    expect(exporter.begin({ kind: 'results', query: QUERY, format: 'json' })).toBe(false);
    exporter.dismiss();
    expect(exporter.store.getState().kind).toBe('under-way');
    await answer({ ok: true, value: TICKET });
    await part('', 5, true);
    exporter.dismiss();
    expect(exporter.store.getState()).toEqual({ kind: 'idle' });
    expect(exporter.begin({ kind: 'results', query: QUERY, format: 'json' })).toBe(true);
    expect(asked.at(-1)).toMatchObject({ command: 'export-begin', format: 'json' });
  });
});
