import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ServingNote } from '../../../src-main/schemas/serving-note-schema';
import { findServer } from '../../../src-main/shells/api-client/find-server';
import { ServingNotes } from '../../../src-main/shells/api-client/serving-notes';

function makeNotes(): { notes: ServingNotes; dir: string } {
  const parent = mkdtempSync(join(tmpdir(), 'switchyard-notes-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const dir = join(parent, 'servers');
  return { notes: new ServingNotes(dir), dir };
}

const note = (port: number, over: Partial<ServingNote> = {}): ServingNote => ({
  url: `http://127.0.0.1:${port}`,
  token: `token of ${port}`,
  pid: process.pid,
  startedAt: `2026-01-01T00:00:0${port % 10}.000Z`,
  ...over,
});

describe('notes of servers', () => {
  it('are found, the newest first, until they are taken away', () => {
    const { notes } = makeNotes();
    expect(notes.all()).toEqual([]);
    const undo = [4_781, 4_783, 4_782].map((port) => notes.leave(port, note(port)));
    expect(notes.all()).toEqual([note(4_783), note(4_782), note(4_781)]);
    undo[1]?.();
    expect(notes.all()).toEqual([note(4_782), note(4_781)]);
  });

  it('can be read by nobody else, even where an older one could be', () => {
    const { notes, dir } = makeNotes();
    notes.leave(1, note(1))();
    writeFileSync(join(dir, '4780.json'), 'anything', { mode: 0o666 });
    notes.leave(4_780, note(4_780));
    const page = notes.leavePage(4_780, 'http://127.0.0.1:4780/?key=abc');
    expect(readFileSync(page, 'utf8')).toContain('url=http://127.0.0.1:4780/?key=abc');
    if (process.platform === 'win32') return;
    expect([dir, join(dir, '4780.json'), page].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600, 0o600,
    ]);
  });

  it('are taken away with their page, and another program leaves its own', () => {
    const { notes, dir } = makeNotes();
    const undo = notes.leave(4_780, note(4_780));
    notes.leavePage(4_780, 'http://127.0.0.1:4780/?key=abc');
    notes.leave(4_780, note(4_780, { pid: 1 }));
    undo();
    expect(readdirSync(dir).toSorted()).toEqual(['4780.html', '4780.json']);
    notes.leave(4_780, note(4_780))();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('are passed over where their program is gone, or where they are none', () => {
    const { notes, dir } = makeNotes();
    notes.leave(4_780, note(4_780, { pid: 2 ** 30 }));
    writeFileSync(join(dir, '4781.json'), '{');
    writeFileSync(join(dir, '4782.json'), JSON.stringify({ ...note(4_782), url: 'http://evil.example' }));
    expect(notes.all()).toEqual([]);
    notes.leave(4_790, note(4_790));
    expect(readdirSync(dir).toSorted()).toEqual(['4781.json', '4782.json', '4790.json']);
  });
});

describe('the server that is meant', () => {
  const nothing = { url: null, port: null, token: null };
  const serving = [note(4_783), note(4_781)];

  it('is the newest of this machine, or the one that was named, with the token that it left', () => {
    const found = (wanted: Partial<Parameters<typeof findServer>[0]>) =>
      findServer({ ...nothing, ...wanted }, serving);
    expect(found({})).toMatchObject({ value: { url: 'http://127.0.0.1:4783', token: 'token of 4783' } });
    expect(found({ port: 4_781 })).toMatchObject({ value: { token: 'token of 4781' } });
    expect(found({ url: 'http://localhost:4781/' })).toMatchObject({ value: { token: 'token of 4781' } });
    expect(found({ port: 4_781, token: 'own' })).toMatchObject({ value: { token: 'own' } });
    expect(found({ url: 'http://127.0.0.1:9', token: 'own' })).toMatchObject({ value: { token: 'own' } });
  });

  it('gets no token that was left for another', () => {
    expect(findServer({ ...nothing, url: 'http://evil.example:4783' }, serving)).toMatchObject({
      problems: [{ field: '--token' }],
    });
  });
});
