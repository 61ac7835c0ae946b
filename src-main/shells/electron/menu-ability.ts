import type * as Electron from 'electron';
import { ACTION_IDS, type ActionId } from '#contract/actions';
import { DESKTOP_ABLE_CHANNEL } from '#contract/wire';
import { ableActionsSchema } from '../../schemas/able-actions-schema';
import type { IpcDoor } from './ipc-door';

/** Which actions the menu lets people choose: those that the page can do now, and none while there is no page. */
export class MenuAbility {
  readonly #menu: Pick<typeof Electron.Menu, 'getApplicationMenu'>;
  #able: ReadonlySet<ActionId> = new Set();

  constructor(menu: Pick<typeof Electron.Menu, 'getApplicationMenu'>) {
    this.#menu = menu;
  }

  /** For a menu that is made anew. */
  get able(): ReadonlySet<ActionId> {
    return this.#able;
  }

  /** Lets choose these and no others, in the menu that is there. */
  change(able: readonly ActionId[]): void {
    this.#able = new Set(able);
    const menu = this.#menu.getApplicationMenu();
    for (const id of ACTION_IDS) {
      const item = menu?.getMenuItemById(id);
      if (item) item.enabled = this.#able.has(id);
    }
  }
}

/** Opens the menu's ability to the window behind a door. */
export function serveAbilityOverIpc(door: IpcDoor, ability: MenuAbility): void {
  door.hear(DESKTOP_ABLE_CHANNEL, ableActionsSchema, (able) => ability.change(able));
}
