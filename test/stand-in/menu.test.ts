import { describe, expect, it } from 'vitest';
import type { StandInApp } from '../support/electron/app';
import type { StandInWindow } from '../support/electron/browser-window';
import { makeMenuClasses } from '../support/electron/menu';

/** Menus, and what their roles did to the app and the window before them. */
function rig() {
  const journal: string[] = [];
  const app = { name: 'Habits', quit: () => journal.push('quit') } as unknown as StandInApp;
  const window = {
    close: () => journal.push('close'),
    webContents: { reload: () => journal.push('reload') },
  } as unknown as StandInWindow;
  return { ...makeMenuClasses(app), journal, window };
}

describe('a menu of the stand-in', () => {
  it('is made of a template, with items found by their names wherever they are', () => {
    const { Menu, journal } = rig();
    const menu = Menu.buildFromTemplate([
      {
        label: 'Run',
        submenu: [{ id: 'demo', label: 'Run demo', accelerator: 'D', click: () => journal.push('demo') }],
      },
      { type: 'separator' },
    ]);
    Menu.setApplicationMenu(menu);
    expect(Menu.getApplicationMenu()).toBe(menu);
    expect(menu.items.map(({ type }) => type)).toEqual(['submenu', 'separator']);
    const item = menu.getMenuItemById('demo');
    expect(item).toMatchObject({
      label: 'Run demo',
      accelerator: 'D',
      type: 'normal',
      enabled: true,
      visible: true,
    });
    item?.click();
    expect(journal).toEqual(['demo']);
    expect(menu.getMenuItemById('nothing')).toBeNull();
  });

  it('has roles that bring their words, their keys and what they do', () => {
    const { Menu, journal, window } = rig();
    const menu = Menu.buildFromTemplate([
      { role: 'quit' },
      { role: 'close', label: 'Away' },
      { role: 'reload' },
    ]);
    expect(menu.items[1]).toMatchObject({ label: 'Away', accelerator: 'CommandOrControl+W' });
    for (const item of menu.items) item.click({}, window);
    expect(journal).toEqual(['quit', 'close', 'reload']);
    const edit = Menu.buildFromTemplate([{ role: 'editMenu' }]).items[0];
    expect(edit?.submenu?.items.map(({ role }) => role)).toContain('selectAll');
  });

  it('ticks a checkbox before its click is told, and one of a group of radio items at a time', () => {
    const { Menu } = rig();
    const ticked: boolean[] = [];
    const menu = Menu.buildFromTemplate([
      { label: 'tell', type: 'checkbox', click: ({ checked }) => ticked.push(checked) },
      { label: 'one', type: 'radio', checked: true },
      { label: 'two', type: 'radio' },
      { type: 'separator' },
      { label: 'other', type: 'radio', checked: true },
    ]);
    menu.items[0]?.click();
    menu.items[0]?.click();
    menu.items[2]?.click();
    expect(ticked).toEqual([true, false]);
    expect(menu.items.map(({ checked }) => checked)).toEqual([false, false, true, false, true]);
  });

  it('does nothing for an item that cannot be chosen, and refuses what is no item', () => {
    const { Menu, journal } = rig();
    const menu = Menu.buildFromTemplate([{ label: 'no', enabled: false, click: () => journal.push('no') }]);
    menu.items[0]?.click();
    expect(journal).toEqual([]);
    expect(() => Menu.buildFromTemplate([{}])).toThrow('must have at least one of label, role or type');
    expect(() => Menu.buildFromTemplate([{ role: 'speechBubble' as never }])).toThrow(
      'no menu role speechBubble',
    );
  });
});
