import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopApi } from '#contract/desktop-api';
import { DEFAULT_SETTINGS, type Settings } from '#contract/settings';
import { openBrowserSettings, openDesktopSettings } from '../../../src-renderer/state/settings-store';

describe('settings kept by a browser', () => {
  beforeEach(() => localStorage.clear());

  it('are there again for the next window', () => {
    openBrowserSettings(localStorage).change({ palette: 'colour-blind', hiddenColumns: ['lane'] });
    expect(openBrowserSettings(localStorage).store.getState()).toEqual({
      ...DEFAULT_SETTINGS,
      palette: 'colour-blind',
      hiddenColumns: ['lane'],
    });
  });

  it.each([
    ['that are no JSON', '{"theme":'],
    ['that are no object', 'null'],
    ['of other kinds', '{"theme":"pink","palette":7,"hiddenColumns":"all","notifyWhenDone":"no"}'],
  ])('fall back to the defaults where something is kept %s', (_, kept) => {
    localStorage.setItem('switchyard-settings', kept);
    expect(openBrowserSettings(localStorage).store.getState()).toEqual(DEFAULT_SETTINGS);
  });

  it('hold for this window where the browser keeps nothing', () => {
    const full: Storage = Object.assign(Object.create(null), {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    });
    const settings = openBrowserSettings(full);
    settings.change({ theme: 'dark' });
    expect(settings.store.getState().theme).toBe('dark');
  });
});

describe('settings kept by the desktop', () => {
  it('are asked for at once, and told of every change', async () => {
    const changes: Partial<Settings>[] = [];
    const kept: Settings = { ...DEFAULT_SETTINGS, theme: 'dark' };
    const desktop: DesktopApi = {
      onAction: () => () => {},
      tellAble: () => {},
      onApi: () => () => {},
      settings: () => Promise.resolve(kept),
      changeSettings: (patch) => {
        changes.push(patch);
        return Promise.resolve({ ok: true, value: { ...kept, ...patch } });
      },
    };
    const settings = openDesktopSettings(desktop);
    expect(settings.store.getState()).toEqual(DEFAULT_SETTINGS);
    await Promise.resolve();
    expect(settings.store.getState().theme).toBe('dark');
    settings.change({ notifyWhenDone: false });
    expect(changes).toEqual([{ notifyWhenDone: false }]);
    expect(settings.store.getState().notifyWhenDone).toBe(false);
  });

  it('are what was chosen last, also when the answer to an earlier choice comes late', async () => {
    const answers: (() => void)[] = [];
    const desktop: DesktopApi = {
      onAction: () => () => {},
      tellAble: () => {},
      onApi: () => () => {},
      settings: () => new Promise((resolve) => answers.push(() => resolve(DEFAULT_SETTINGS))),
      changeSettings: (patch) =>
        new Promise((resolve) => {
          answers.push(() => resolve({ ok: true, value: { ...DEFAULT_SETTINGS, ...patch } }));
        }),
    };
    const settings = openDesktopSettings(desktop);
    const seen: string[] = [];
    settings.store.subscribe(({ theme }) => seen.push(theme));
    settings.change({ theme: 'light' });
    settings.change({ theme: 'dark' });
    for (const answer of answers) answer();
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    expect(seen).toEqual(['light', 'dark', 'dark']);
  });

  it('are those that are kept where a change is refused', async () => {
    const desktop: DesktopApi = {
      onAction: () => () => {},
      tellAble: () => {},
      onApi: () => () => {},
      settings: () => Promise.resolve(DEFAULT_SETTINGS),
      changeSettings: () => Promise.resolve({ ok: false, problems: [] }),
    };
    const settings = openDesktopSettings(desktop);
    settings.change({ theme: 'dark' });
    await vi.waitFor(() => expect(settings.store.getState().theme).toBe('auto'));
  });
});
