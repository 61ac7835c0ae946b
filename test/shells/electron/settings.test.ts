import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/settings';
import { DesktopSettings } from '../../../src-main/shells/electron/desktop-settings';
import { IpcDoor } from '../../../src-main/shells/electron/ipc-door';
import { openKeptFile } from '../../../src-main/shells/electron/kept-file';
import { serveSettingsOverIpc } from '../../../src-main/shells/electron/settings-ipc';
import { makeIpcDesktopApi } from '../../../src-preload/ipc-desktop-api';
import { FakeIpc } from '../../support/fake-ipc';
import { JournalLog, makeDir } from './started-app';

/** The settings of a folder, as a start of the app finds them. */
function start(dir: string) {
  const log = new JournalLog();
  const settings = new DesktopSettings(openKeptFile(dir, log));
  const ipc = new FakeIpc();
  serveSettingsOverIpc(new IpcDoor(ipc.ipcMain, ipc.webContents, log), settings);
  return { settings, log, ipc, api: makeIpcDesktopApi(ipc.ipcRenderer) };
}

const fileOf = (dir: string) => join(dir, 'settings.json');
const asideOf = (dir: string) => join(dir, 'settings.broken.json');

describe('the settings of the desktop', () => {
  it('begin with the defaults, and write nothing', async () => {
    const dir = makeDir();
    const { api, log } = start(dir);
    expect(await api.settings()).toEqual(DEFAULT_SETTINGS);
    expect([existsSync(fileOf(dir)), log.lines]).toEqual([false, []]);
  });

  it('are kept from one start to the next, on disk before the change is answered', async () => {
    const dir = makeDir();
    const { api } = start(dir);
    const reply = await api.changeSettings({ theme: 'dark', hiddenColumns: ['lane'] });
    expect(reply).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, theme: 'dark', hiddenColumns: ['lane'] },
    });
    expect(JSON.parse(readFileSync(fileOf(dir), 'utf8')).settings.theme).toBe('dark');
    expect(await start(dir).api.settings()).toEqual(reply.ok && reply.value);
  });

  it('stay as they are where a change does not fit', async () => {
    const { api, settings } = start(makeDir());
    const refused: unknown[] = [
      { theme: 'sepia' },
      { hiddenColumns: Array.from({ length: 21 }, String) },
      { hiddenColumns: [''] },
      { notifyWhenDone: 'yes' },
      { unknown: 1 },
      'dark',
      null,
    ];
    for (const patch of refused) {
      expect(await api.changeSettings(patch as never)).toMatchObject({ ok: false });
    }
    expect(settings.now).toEqual(DEFAULT_SETTINGS);
    expect(await api.changeSettings({ theme: 'sepia' as never })).toEqual({
      ok: false,
      problems: [{ field: 'theme', expected: 'auto, light or dark', got: '"sepia"' }],
    });
  });

  it('tell the window why it is not given them', async () => {
    const { ipc, api } = start(makeDir());
    ipc.frame.url = 'https://evil.example/';
    await expect(api.settings()).rejects.toThrow('sender: expected the page of Switchyard, got another one');
  });

  it('are told to whoever follows them, until that ends', () => {
    const { settings } = start(makeDir());
    const told: string[] = [];
    const undo = settings.follow(({ theme }) => told.push(theme));
    settings.change({ theme: 'dark' });
    undo();
    settings.change({ theme: 'light' });
    expect(told).toEqual(['auto', 'dark']);
  });
});

describe('a settings file', () => {
  it.each([
    ['that is no JSON', '{ "settings": { "theme": '],
    ['that is empty', ''],
    ['that is something else', '\u0000\u0001\u0002'],
  ])('%s is put aside, and the defaults hold', async (_what, text) => {
    const dir = makeDir();
    writeFileSync(fileOf(dir), text);
    const { api, log } = start(dir);
    expect(await api.settings()).toEqual(DEFAULT_SETTINGS);
    expect(readFileSync(asideOf(dir), 'utf8')).toBe(text);
    expect(log.lines).toHaveLength(1);
    await api.changeSettings({ theme: 'light' });
    expect((await start(dir).api.settings()).theme).toBe('light');
  });

  it('of which a part does not fit gives the parts that do, and is kept aside whole', async () => {
    const dir = makeDir();
    const kept = { settings: { theme: 'dark', palette: 'neon', notifyWhenDone: false, later: 1 } };
    writeFileSync(fileOf(dir), JSON.stringify(kept));
    const { api } = start(dir);
    expect(await api.settings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', notifyWhenDone: false });
    expect(JSON.parse(readFileSync(asideOf(dir), 'utf8'))).toEqual(kept);
  });

  it.each([
    ['a number', 7],
    ['a list', ['dark']],
    ['null', null],
  ])('with %s for settings gives the defaults', async (_what, settings) => {
    const dir = makeDir();
    writeFileSync(fileOf(dir), JSON.stringify({ settings }));
    expect(await start(dir).api.settings()).toEqual(DEFAULT_SETTINGS);
    expect(existsSync(asideOf(dir))).toBe(true);
  });

  it('that cannot be opened or written costs nothing but its keeping', async () => {
    const dir = join(makeDir(), 'user');
    writeFileSync(dir, 'a file where the folder should be');
    const { api, log } = start(dir);
    expect(await api.changeSettings({ theme: 'dark' })).toMatchObject({ ok: true });
    expect((await api.settings()).theme).toBe('dark');
    expect(log.lines.length).toBeGreaterThan(0);
  });

  it('that has gone bad while the app runs is right again with the next change', async () => {
    const dir = makeDir();
    const { api } = start(dir);
    await api.changeSettings({ theme: 'dark' });
    writeFileSync(fileOf(dir), '{');
    await api.changeSettings({ notifyWhenDone: false });
    expect(await start(dir).api.settings()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      notifyWhenDone: false,
    });
  });

  it('that has become a folder while the app runs is logged, and changes still hold', async () => {
    const dir = makeDir();
    const { api, log } = start(dir);
    mkdirSync(fileOf(dir));
    expect(await api.changeSettings({ theme: 'dark' })).toMatchObject({ ok: true });
    expect(log.lines.some((line) => line.includes('could not be written'))).toBe(true);
  });
});
