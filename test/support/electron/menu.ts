import type { MenuItemConstructorOptions } from 'electron';
import type { StandInApp } from './app';
import { LoudEmitter } from './loud';
import { type MenuParts, StandInMenuItem } from './menu-item';

/** A menu: what is in it, and nothing to be seen. */
export class StandInMenu extends LoudEmitter {
  readonly items: StandInMenuItem[] = [];

  constructor() {
    super(['menu-will-show', 'menu-will-close']);
  }

  append(item: StandInMenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(at: number, item: StandInMenuItem): void {
    item.menu = this;
    this.items.splice(at, 0, item);
  }

  /** Looks in the menus below, too. */
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }

  /** Of a group of radio items, checks one: a group is what no separator divides. */
  choose(item: StandInMenuItem): void {
    const at = this.items.indexOf(item);
    const isOther = (one: StandInMenuItem | undefined) => one?.type === 'radio';
    let first = at;
    while (isOther(this.items[first - 1])) first--;
    for (let each = first; isOther(this.items[each]); each++) {
      const one = this.items[each] as StandInMenuItem;
      one.checked = one === item;
    }
  }
}

/** Electron's `Menu` and `MenuItem`. */
export interface MenuClasses {
  readonly Menu: {
    new (): StandInMenu;
    buildFromTemplate(template: readonly (MenuItemConstructorOptions | StandInMenuItem)[]): StandInMenu;
    setApplicationMenu(menu: StandInMenu | null): void;
    getApplicationMenu(): StandInMenu | null;
  };
  readonly MenuItem: new (options: MenuItemConstructorOptions) => StandInMenuItem;
}

/** Makes them, with the one menu that the app shows. */
export function makeMenuClasses(app: StandInApp): MenuClasses {
  let applicationMenu: StandInMenu | null = null;
  const makeMenu = (template: readonly (MenuItemConstructorOptions | StandInMenuItem)[]) => {
    const menu = new Menu();
    for (const one of template)
      menu.append(one instanceof StandInMenuItem ? one : new MenuItem(checked(one)));
    return menu;
  };
  const parts: MenuParts = { app, makeMenu };

  class Menu extends StandInMenu {
    static buildFromTemplate(
      template: readonly (MenuItemConstructorOptions | StandInMenuItem)[],
    ): StandInMenu {
      if (!Array.isArray(template))
        throw new TypeError('Invalid template for Menu: Menu template must be an array');
      return makeMenu(template);
    }

    static setApplicationMenu(menu: StandInMenu | null): void {
      applicationMenu = menu;
    }

    static getApplicationMenu(): StandInMenu | null {
      return applicationMenu;
    }
  }

  class MenuItem extends StandInMenuItem {
    constructor(options: MenuItemConstructorOptions) {
      super(parts, options);
    }
  }
  return { Menu, MenuItem };
}

function checked(options: MenuItemConstructorOptions): MenuItemConstructorOptions {
  if (options.label === undefined && options.role === undefined && options.type !== 'separator') {
    throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
  }
  return options;
}
