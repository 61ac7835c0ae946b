import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SettingsMenu } from '../../../src-renderer/app/settings-menu';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { openBrowserSettings } from '../../../src-renderer/state/settings-store';
import { show } from '../fake-yard';

async function opened(isDesktop = false) {
  const settings = openBrowserSettings(localStorage);
  const bus = createActionBus();
  const user = userEvent.setup();
  show(<SettingsMenu settings={settings} bus={bus} isDesktop={isDesktop} />);
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  const item = (role: 'menuitemradio' | 'menuitemcheckbox', name: string) =>
    screen.findByRole(role, { name }).then((found) => ({
      checked: () => found.getAttribute('aria-checked'),
      choose: () => user.click(found),
    }));
  return { settings, bus, item };
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
    const { settings, item } = await opened(true);
    await (await item('menuitemcheckbox', 'Tell me when a long run has ended')).choose();
    expect(settings.store.getState().notifyWhenDone).toBe(false);
  });

  it('are asked for again when they are looked at', async () => {
    localStorage.setItem('switchyard-settings', '{"palette":"standard"}');
    const { settings } = await opened();
    openBrowserSettings(localStorage).change({ palette: 'colour-blind' });
    act(() => settings.refresh());
    expect(screen.getByRole('menuitemcheckbox').getAttribute('aria-checked')).toBe('true');
  });
});
