import { describe, expect, it } from 'vitest';
import { ACTION_IDS, ACTIONS, type ActionId } from '#contract/actions';
import { DESKTOP_ABLE_CHANNEL, DESKTOP_ACTION_CHANNEL } from '#contract/wire';
import { makeIpcDesktopApi } from '../../../src-preload/ipc-desktop-api';
import { FakeIpc } from '../../support/fake-ipc';
import { itemsOf } from './fake-electron';
import { startedApp } from './started-app';

async function menuOf(options: Parameters<typeof startedApp>[0] = {}) {
  const app = await startedApp(options);
  const items = itemsOf(app.electron.menu);
  const find = (id: string) => app.electron.menuItem(id);
  const press = (id: string, state: object = {}) => find(id).click?.(state as never, undefined, {} as never);
  return {
    ...app,
    items,
    find,
    press,
    roles: items.map(({ role }) => role).filter((role) => role !== undefined),
  };
}

/** As Electron's documentation of accelerators has it. */
const ACCELERATOR = /^(CommandOrControl\+)?([A-Z0-9]|Space|Enter|Esc|[!-/:-@[-`{-~])$/;

describe('the menu', () => {
  it('has every action of the window once, by its name', async () => {
    const { items } = await menuOf();
    const labels = new Map(items.filter(({ id }) => id !== undefined).map(({ id, label }) => [id, label]));
    for (const id of ACTION_IDS) expect(labels.get(id)).toBe(ACTIONS[id].title);
    expect(items.filter(({ id }) => ACTION_IDS.includes(id as ActionId))).toHaveLength(ACTION_IDS.length);
  });

  it('sends the window the action that is pressed', async () => {
    const { electron, press } = await menuOf();
    for (const id of ACTION_IDS) press(id);
    expect(electron.window.webContents.sent).toEqual(ACTION_IDS.map((id) => [DESKTOP_ACTION_CHANNEL, id]));
  });

  it('lets nothing be chosen but what the page says that it can do, and nothing while there is no page', async () => {
    const { electron, find } = await menuOf();
    const enabled = () => ACTION_IDS.filter((id) => find(id).enabled !== false);
    const page = makeIpcDesktopApi(electron.ipc.ipcRenderer);
    electron.ipc.sender = electron.window.webContents;
    expect(enabled()).toEqual([]);
    page.tellAble(['run-demo', 'shut-down', 'search']);
    expect(enabled()).toEqual(['run-demo', 'shut-down', 'search']);
    page.tellAble(['start-again', 'search']);
    expect(enabled()).toEqual(['start-again', 'search']);

    // The menu is made anew.
    await page.changeSettings({ notifyWhenDone: false });
    expect(enabled()).toEqual(['start-again', 'search']);
    electron.window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    expect(enabled()).toEqual([]);
    expect(find('show-log').enabled).not.toBe(false);
  });

  it.each([
    ['no list', 'search'],
    ['no actions of ours', ['search', 'explode']],
    ['more than there are', [...ACTION_IDS, 'search']],
    ['nothing', undefined],
  ])('stays as it is where the page tells %s', async (_what, told) => {
    const { electron, find } = await menuOf();
    const own = { sender: electron.window.webContents, senderFrame: electron.ipc.frame };
    electron.ipc.sendAs(own, DESKTOP_ABLE_CHANNEL, ['search']);
    electron.ipc.sendAs(own, DESKTOP_ABLE_CHANNEL, told);
    expect(ACTION_IDS.filter((id) => find(id).enabled !== false)).toEqual(['search']);
  });

  it('takes only keys that nobody types, and shows the others', async () => {
    const { find } = await menuOf({ platform: 'win32' });
    for (const id of ACTION_IDS) {
      const { key } = ACTIONS[id];
      const { accelerator, registerAccelerator } = find(id);
      if (key === null) expect(accelerator).toBeUndefined();
      else expect(accelerator).toMatch(ACCELERATOR);
      expect(registerAccelerator ?? true).toBe(key === null || key.startsWith('mod+'));
    }
    expect(find('show-palette').accelerator).toBe('CommandOrControl+K');
    expect(find('run-demo').accelerator).toBe('CommandOrControl+Enter');
    expect(find('toggle-clock').accelerator).toBe('Space');
    expect(find('search').accelerator).toBe('/');
  });

  it('shows them in words on macOS, which cannot show a key without taking it', async () => {
    const { find, items } = await menuOf({ platform: 'darwin' });
    const taken = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(taken.sort()).toEqual(['CommandOrControl+Enter', 'CommandOrControl+K']);
    expect(find('toggle-freeze').label).toBe('Freeze or unfreeze the view (R)');
    expect(find('show-palette').label).toBe('Command palette');
  });

  it('has what people look for on their system', async () => {
    const usual = [
      'editMenu',
      'windowMenu',
      'help',
      'about',
      'quit',
      'resetZoom',
      'zoomIn',
      'zoomOut',
      'togglefullscreen',
    ];
    for (const platform of ['win32', 'linux', 'darwin'] as const) {
      const { roles, electron } = await menuOf({ platform });
      expect(roles).toEqual(expect.arrayContaining(usual));
      expect(roles.filter((role) => role === 'quit' || role === 'about').sort()).toEqual(['about', 'quit']);
      expect(electron.menu[0]?.label).toBe(platform === 'darwin' ? 'Switchyard' : '&File');
    }
    expect((await menuOf({ platform: 'darwin' })).roles).toEqual(
      expect.arrayContaining(['close', 'services', 'hide', 'hideOthers', 'unhide']),
    );
  });

  it('has the tools of developers only where the app is not packaged', async () => {
    const tools = ['reload', 'forceReload', 'toggleDevTools'];
    expect((await menuOf()).roles).toEqual(expect.arrayContaining(tools));
    const packaged = (await menuOf({ isPackaged: true })).roles;
    expect(packaged.filter((role) => tools.includes(role ?? ''))).toEqual([]);
  });

  it('switches the notice of a long run on and off, as the settings have it', async () => {
    const { electron, find, press } = await menuOf();
    const own = { sender: electron.window.webContents, senderFrame: electron.ipc.frame };
    expect(find('notify-when-done').checked).toBe(true);
    press('notify-when-done', { checked: false });
    expect(await electron.ipc.invokeAs(own, 'desktop:settings', undefined)).toMatchObject({
      value: { notifyWhenDone: false },
    });
    expect(find('notify-when-done').checked).toBe(false);
    await electron.ipc.invokeAs(own, 'desktop:change-settings', { notifyWhenDone: true });
    expect(find('notify-when-done').checked).toBe(true);
  });

  it('shows where the log is', async () => {
    const { press, journal } = await menuOf();
    press('show-log');
    expect(journal.at(-1)).toMatch(/^show .*main\.log$/);
  });
});

it('is heard by the page as long as it listens', async () => {
  const ipc = new FakeIpc();
  const heard: string[] = [];
  const undo = makeIpcDesktopApi(ipc.ipcRenderer).onAction((action) => heard.push(action));
  ipc.webContents.send(DESKTOP_ACTION_CHANNEL, 'zoom-in');
  await Promise.resolve();
  undo();
  ipc.webContents.send(DESKTOP_ACTION_CHANNEL, 'zoom-out');
  await Promise.resolve();
  expect(heard).toEqual(['zoom-in']);
});
