import type { MenuItemConstructorOptions } from 'electron';
import { ACTION_IDS, ACTIONS, type ActionGroup, type ActionId } from '#contract/actions';
import { menuKeyOf } from './menu-keys';

export interface AppMenuNeeds {
  readonly platform: NodeJS.Platform;
  /** A packaged app has nothing to reload and no developer tools. */
  readonly isPackaged: boolean;
  readonly appName: string;
  readonly notifyWhenDone: boolean;
  /** The actions that can be done now. */
  readonly able: ReadonlySet<ActionId>;
  perform(action: ActionId): void;
  setNotifyWhenDone(notify: boolean): void;
  showLog(): void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/** The menu of the app: the actions of the window by group, and the items people expect on their system. */
export function appMenuTemplate(needs: AppMenuNeeds): Item[] {
  const { platform, isPackaged, appName } = needs;
  const isMac = platform === 'darwin';
  const actions = (group: ActionGroup) =>
    ACTION_IDS.filter((id) => ACTIONS[id].group === group).map((id) => actionItem(id, needs));
  const about: Item = { role: 'about', label: `About ${appName}` };
  const development: Item[] = [
    { role: 'reload' },
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
    SEPARATOR,
  ];
  return [
    ...(isMac ? [macAppMenu(appName, about)] : []),
    { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    { label: '&Run', submenu: [...actions('run'), SEPARATOR, notifyItem(needs)] },
    {
      label: '&View',
      submenu: [
        ...actions('view'),
        SEPARATOR,
        ...(isPackaged ? [] : development),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        SEPARATOR,
        { role: 'togglefullscreen' },
      ],
    },
    { label: '&Lanes', submenu: actions('lanes') },
    { label: 'Re&sults', submenu: actions('results') },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        ...actions('help'),
        SEPARATOR,
        { id: 'show-log', label: 'Show the log file', click: () => needs.showLog() },
        ...(isMac ? [] : [SEPARATOR, about]),
      ],
    },
  ];
}

/**
 * The key is shown where the system can show it without acting on it. macOS cannot: there a key that belongs
 * to the page stands in the label.
 */
function actionItem(id: ActionId, { platform, able, perform }: AppMenuNeeds): Item {
  const { title, key } = ACTIONS[id];
  const item: Item = { id, label: title, enabled: able.has(id), click: () => perform(id) };
  if (key === null) return item;
  const { accelerator, isTakenByMenu } = menuKeyOf(key);
  if (isTakenByMenu) return { ...item, accelerator };
  if (platform === 'darwin') return { ...item, label: `${title} (${accelerator})` };
  return { ...item, accelerator, registerAccelerator: false };
}

function notifyItem({ notifyWhenDone, setNotifyWhenDone }: AppMenuNeeds): Item {
  return {
    id: 'notify-when-done',
    label: 'Tell me when a long run has ended',
    type: 'checkbox',
    checked: notifyWhenDone,
    click: ({ checked }) => setNotifyWhenDone(checked),
  };
}

function macAppMenu(appName: string, about: Item): Item {
  return {
    label: appName,
    submenu: [
      about,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}
