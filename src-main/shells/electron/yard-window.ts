import type { BrowserWindow } from 'electron';
import type { ActionId } from '#contract/actions';
import { DESKTOP_ACTION_CHANNEL } from '#contract/wire';
import type { Clock } from '../../engine/ports';
import type { AppFiles } from '../page/app-files';
import type { Yard } from '../yard/yard';
import { serveApiOverIpc } from './api-ipc';
import type { ApiSwitch } from './api-switch';
import type { AppLeaving } from './app-leaving';
import type { AppLog } from './app-log';
import { type AppMenuNeeds, appMenuTemplate } from './app-menu';
import { groundOf, keepGround } from './app-theme';
import { BusySpells } from './busy-spell';
import type { DesktopSettings } from './desktop-settings';
import type { ElectronParts } from './electron-parts';
import { EndNotice } from './end-notice';
import { IpcDoor } from './ipc-door';
import type { KeptFile } from './kept-file';
import { loadPage, makeMainWindow } from './main-window';
import { MenuAbility, serveAbilityOverIpc } from './menu-ability';
import { NapBlocker } from './nap-blocker';
import { guardDownloads } from './page-downloads';
import { guardPage } from './page-guard';
import { recoverPage } from './page-recovery';
import { serveSettingsOverIpc } from './settings-ipc';
import { TaskbarProgress } from './taskbar-progress';
import { keptWindowState, rememberWindowState } from './window-memory';
import { watchWork } from './work-watch';
import { serveYardOverIpc } from './yard-ipc';

export interface YardWindowNeeds {
  readonly files: AppFiles;
  readonly yard: Yard;
  readonly clock: Clock;
  readonly log: AppLog;
  readonly logPath: string;
  readonly file: KeptFile;
  readonly settings: DesktopSettings;
  readonly api: Pick<ApiSwitch, 'state' | 'follow'>;
  readonly platform: NodeJS.Platform;
  /** Asked each time somebody closes the window. */
  readonly leaving: Pick<AppLeaving, 'request' | 'isLeaving'>;
}

/** The window onto the yard, with everything of the desktop that belongs to it. */
export function openYardWindow(
  electron: ElectronParts,
  needs: YardWindowNeeds,
): { readonly window: BrowserWindow; persist(): void } {
  const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, Notification, screen } = electron;
  const { files, yard, clock, log, file, settings, leaving } = needs;
  const window = makeMainWindow(BrowserWindow, {
    preloadPath: files.preloadPath,
    hasDevTools: !app.isPackaged,
    backgroundColor: groundOf(nativeTheme),
    state: keptWindowState(file),
    workAreas: workAreasOf(screen),
  });
  const { webContents } = window;
  guardPage(webContents);
  const unguard = guardDownloads(
    webContents.session,
    { contents: webContents, downloadsDir: () => app.getPath('downloads') },
    log,
  );
  recoverPage(window, { dialog, clock, log, quit: () => app.quit() });

  const door = new IpcDoor(ipcMain, webContents, log);
  const closeFeed = serveYardOverIpc(door, yard, log);
  serveSettingsOverIpc(door, settings);
  const unfollowApi = serveApiOverIpc(door, needs.api);
  const ability = new MenuAbility(Menu);
  serveAbilityOverIpc(door, ability);
  webContents.on('render-process-gone', () => ability.change([]));

  const persist = rememberWindowState(window, file, clock);
  const unkeep = keepGround(window, nativeTheme);
  const unfollow = settings.follow(({ notifyWhenDone }) => {
    const perform = (action: ActionId) => void door.tell(DESKTOP_ACTION_CHANNEL, action);
    setMenu(electron, needs, { notifyWhenDone, able: ability.able, perform });
  });
  const spells = new BusySpells();
  const progress = new TaskbarProgress(window, app, needs.platform);
  const naps = new NapBlocker(electron.powerSaveBlocker, needs.platform);
  const notice = new EndNotice({
    ...{ Notification, window, log },
    // What ends because the app leaves is no news.
    isWanted: () => settings.now.notifyWhenDone && !leaving.isLeaving,
  });
  const unwatch = watchWork(yard, clock, (sample) => {
    const busyness = spells.take(sample);
    progress.show(busyness, sample);
    naps.take(busyness);
    notice.take(busyness, sample.counts);
  });

  window.on('close', (event) => {
    if (leaving.request()) persist();
    else event.preventDefault();
  });
  window.on('closed', () => {
    for (const undo of [unwatch, unfollow, unfollowApi, unkeep, unguard, closeFeed]) undo();
    naps.release();
    door.close();
  });
  loadPage(window);
  return { window, persist };
}

function setMenu(
  { app, Menu, shell }: ElectronParts,
  { platform, settings, logPath }: YardWindowNeeds,
  now: Pick<AppMenuNeeds, 'notifyWhenDone' | 'able' | 'perform'>,
): void {
  const template = appMenuTemplate({
    ...{ ...now, platform },
    isPackaged: app.isPackaged,
    appName: app.getName(),
    setNotifyWhenDone: (notify) => settings.change({ notifyWhenDone: notify }),
    showLog: () => shell.showItemInFolder(logPath),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function workAreasOf(screen: ElectronParts['screen']) {
  const first = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
  return [first, ...others].map(({ workArea }) => workArea);
}
