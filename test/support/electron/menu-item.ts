import type { MenuItemConstructorOptions } from 'electron';
import type { StandInApp } from './app';
import type { StandInWindow } from './browser-window';
import { LoudObject } from './loud';
import type { StandInMenu } from './menu';
import { MENU_ROLES, type MenuRole } from './menu-roles';
import type { StandInContents } from './web-contents';

type ItemType = NonNullable<MenuItemConstructorOptions['type']>;

/** What an item needs to be one. */
export interface MenuParts {
  readonly app: StandInApp;
  makeMenu(items: readonly (MenuItemConstructorOptions | StandInMenuItem)[]): StandInMenu;
}

/** An item of a menu. */
export class StandInMenuItem extends LoudObject {
  readonly id: string | undefined;
  readonly type: ItemType;
  readonly role: MenuItemConstructorOptions['role'] | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
  readonly registerAccelerator: boolean;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly commandId: number;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** Set by the menu it is in. */
  menu: StandInMenu | undefined;
  readonly #parts: MenuParts;
  readonly #role: MenuRole | undefined;
  readonly #onClick: MenuItemConstructorOptions['click'];

  static #ids = 0;

  constructor(parts: MenuParts, options: MenuItemConstructorOptions) {
    super();
    const role = options.role === undefined ? undefined : MENU_ROLES[options.role.toLowerCase()];
    if (options.role !== undefined && role === undefined) {
      throw new Error(`the stand-in for Electron has no menu role ${options.role}`);
    }
    this.#parts = parts;
    this.#role = role;
    this.#onClick = options.click;
    this.commandId = ++StandInMenuItem.#ids;
    this.id = options.id;
    this.role = options.role;
    const label = role?.label ?? '';
    this.label = options.label ?? (typeof label === 'string' ? label : label(parts.app));
    this.accelerator = (options.accelerator as string | undefined) ?? role?.accelerator;
    const below = options.submenu ?? role?.submenu;
    this.submenu = below === undefined ? undefined : asMenu(parts, below);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
  }

  /** As choosing it does. One that is disabled cannot be chosen. */
  click(event: object = {}, window?: StandInWindow, contents?: StandInContents): void {
    if (!this.enabled || !this.visible) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.menu?.choose(this);
    if (this.#role !== undefined && this.#does(this.#role, window, contents ?? window?.webContents)) return;
    this.#onClick?.(this as never, window as never, event as never);
  }

  /** @returns whether its role does anything by itself */
  #does(role: MenuRole, window?: StandInWindow, contents?: StandInContents): boolean {
    role.app?.(this.#parts.app);
    if (window !== undefined) role.window?.(window);
    if (contents !== undefined) role.contents?.(contents);
    return role.app !== undefined || role.window !== undefined || role.contents !== undefined;
  }
}

function asMenu(
  parts: MenuParts,
  below: NonNullable<MenuItemConstructorOptions['submenu']> | readonly MenuItemConstructorOptions[],
) {
  return Array.isArray(below)
    ? parts.makeMenu(below as readonly MenuItemConstructorOptions[])
    : (below as unknown as StandInMenu);
}
