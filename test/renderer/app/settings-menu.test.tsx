import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiState, DesktopApi } from '#contract/desktop-api';
import { SettingsMenu } from '../../../src-renderer/app/settings-menu';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { openBrowserSettings } from '../../../src-renderer/state/settings-store';
import { FakeYard, show } from '../fake-yard';

async function opened(desktop: Pick<DesktopApi, 'onApi'> | null = null) {
  const settings = openBrowserSettings(localStorage);
  const bus = createActionBus();
  const user = userEvent.setup();
  const fake = new FakeYard();
  const yard = fake.window();
  show(<SettingsMenu yard={yard} settings={settings} bus={bus} desktop={desktop} />);
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  const item = (role: 'menuitemradio' | 'menuitemcheckbox', name: string) =>
    screen.findByRole(role, { name }).then((found) => ({
      checked: () => found.getAttribute('aria-checked'),
      choose: () => user.click(found),
    }));
  return { fake, settings, bus, item, user };
}

function desktopWith(state: ApiState): Pick<DesktopApi, 'onApi'> {
  return {
    onApi: (listener) => {
      listener(state);
      return () => {};
    },
  };
}

describe('the settings', () => {
  beforeEach(() => localStorage.clear());

  it('show the theme that holds, and take another', async () => {
    const { settings, bus, item } = await opened();
    const [system, dark] = [
      await item('menuitemradio', 'As the system'),
      await item('menuitemradio', 'Dark'),
    ];
    expect([system.checked(), dark.checked()]).toEqual(['true', 'false']);
    await dark.choose();
    expect(settings.store.getState().theme).toBe('dark');
    expect([system.checked(), dark.checked()]).toEqual(['false', 'true']);
    act(() => void bus.perform('next-theme'));
    expect(system.checked()).toBe('true');
  });

  it('switch the colour-blind palette on and off, and show which it is', async () => {
    const { settings, item } = await opened();
    const palette = await item('menuitemcheckbox', 'Colour-blind palette');
    expect(palette.checked()).toBe('false');
    await palette.choose();
    expect(settings.store.getState().palette).toBe('colour-blind');
    expect(palette.checked()).toBe('true');
  });

  it('have notifications in the desktop app alone', async () => {
    const { settings, item } = await opened(desktopWith({ kind: 'off' }));
    await (await item('menuitemcheckbox', 'Tell me when a long run has ended')).choose();
    expect(settings.store.getState().notifyWhenDone).toBe(false);
  });

  it('are taken over from a file, as far as it tells them', async () => {
    const { fake, settings, user } = await opened();
    settings.change({ palette: 'colour-blind' });
    fake.reply = () => ({ ok: true, value: { theme: 'dark' } });
    await user.upload(screen.getByLabelText('Settings file'), new File(['{"theme":"dark"}'], 'mine.json'));
    const said = await screen.findByText('The settings of mine.json hold from now on.', { exact: false });
    expect(said.closest('[role]')?.getAttribute('role')).toBe('status');
    expect(fake.asked('read-settings').map(({ text }) => text)).toEqual(['{"theme":"dark"}']);
    expect(settings.store.getState()).toMatchObject({ theme: 'dark', palette: 'colour-blind' });
  });

  it('stay as they are where a file cannot be taken, and it is said why', async () => {
    const { fake, settings, user } = await opened();
    fake.reply = () => ({
      ok: false,
      problems: [{ field: 'theme', expected: 'auto, light or dark', got: '"pink"' }],
    });
    await user.upload(screen.getByLabelText('Settings file'), new File(['{"theme":"pink"}'], 'mine.json'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Not done. mine.json: theme: expected auto, light or dark, got "pink"',
    );
    expect(settings.store.getState().theme).toBe('auto');
  });

  it('are saved as a file that can be opened again', async () => {
    const { settings, user } = await opened();
    settings.change({ theme: 'dark' });
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:it';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await user.click(screen.getByRole('menuitem', { name: 'Save settings…' }));
    expect(click.mock.contexts.map((link) => (link as HTMLAnchorElement).download)).toEqual([
      'switchyard-settings.json',
    ]);
    expect(JSON.parse((await made[0]?.text()) ?? '')).toMatchObject({ theme: 'dark', notifyWhenDone: true });
    vi.restoreAllMocks();
  });

  it('are asked for again when they are looked at', async () => {
    localStorage.setItem('switchyard-settings', '{"palette":"standard"}');
    const { settings } = await opened();
    openBrowserSettings(localStorage).change({ palette: 'colour-blind' });
    act(() => settings.refresh());
    expect(screen.getByRole('menuitemcheckbox').getAttribute('aria-checked')).toBe('true');
  });

  describe('for other programs', () => {
    async function openedApi(state: ApiState) {
      const menu = await opened(desktopWith(state));
      await menu.user.click(await screen.findByRole('menuitem', { name: 'Other programs…' }));
      await screen.findByRole('dialog', { name: 'Other programs' });
      return menu;
    }

    it('are off, and switched on one by one', async () => {
      const { settings, user } = await openedApi({ kind: 'off' });
      expect(screen.getByText('It is off.')).toBeDefined();
      await user.click(screen.getByRole('switch', { name: /^Let other programs/ }));
      await user.click(screen.getByRole('switch', { name: /^Let them run scripts and commands/ }));
      expect(settings.store.getState().api).toEqual({ enabled: true, port: 4780, allowPrograms: true });
    });

    it('show address and token, and what cannot be had', async () => {
      await openedApi({ kind: 'on', url: 'http://127.0.0.1:4780', token: 'secret' });
      expect(screen.getByText('http://127.0.0.1:4780/api')).toBeDefined();
      expect(screen.getByText('secret')).toBeDefined();
    });

    it('say why they cannot be let in', async () => {
      await openedApi({ kind: 'failed', why: 'port 4780 is taken on 127.0.0.1' });
      expect(screen.getByRole('alert').textContent).toContain('port 4780 is taken on 127.0.0.1');
    });

    it('are in none of a browser', async () => {
      await opened();
      expect(screen.queryByRole('menuitem', { name: 'Other programs…' })).toBeNull();
    });
  });
});
