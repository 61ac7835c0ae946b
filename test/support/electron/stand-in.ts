import type { BrowserWindowConstructorOptions } from 'electron';
import { type AppOptions, StandInApp } from './app';
import { StandInWindow } from './browser-window';
import type { Chromium } from './chromium';
import {
  StandInDialog,
  StandInNotification,
  StandInPower,
  StandInPowerBlocker,
  StandInShell,
} from './desktop-parts';
import { StandInIpcMain } from './ipc-main';
import { loudModule } from './loud';
import { makeMenuClasses } from './menu';
import { StandInTheme } from './native-theme';
import { PageMaker } from './page-maker';
import { PageSchemes } from './page-scheme';
import { StandInProtocol } from './protocol';
import { StandInScreen } from './screen';
import { StandInSession } from './session';
import type { StandInContents } from './web-contents';
import { WindowDesk } from './window-desk';

export interface StandInOptions extends AppOptions {
  /** Where the scripts of the worlds lie, built. */
  readonly scriptDir: string;
}

export interface StandIn {
  /** What `import … from 'electron'` brings. */
  readonly electron: object;
  readonly app: StandInApp;
  /** Puts a Chromium behind it; then the app becomes ready. */
  start(chromium: Chromium): Promise<void>;
}

/**
 * Makes a stand-in for the `electron` module: what an app's main process imports, with a real Chromium behind it
 * once {@link StandIn.start} has been called.
 *
 * True to Electron: the page is Chromium's, in a process of its own; the preload runs in a world of its own before
 * the page's scripts, and the page reaches nothing of it but what the bridge copies; the IPC clones as the
 * structured clone algorithm does, keeps its order, and names the frame that sends; navigation, permissions and
 * windows that main refuses are refused; a crash is a crash; a page comes with the status that its handler gives it;
 * the app ends in Electron's order; one instance for each folder of user data, across processes; whoever drives it
 * opens no windows.
 *
 * Not true to Electron:
 * - There is no frame, no menu bar, no taskbar and nobody who manages windows. Menus are chosen and shortcuts pressed
 *   by tests alone: a key that the page leaves alone goes to no menu. Windows are never covered, hidden or slowed
 *   down, and are at once what they are told to be; one that is minimised still says that it is maximised.
 * - An item of a menu that is disabled does nothing when it is clicked; Electron leaves that to the system.
 * - Nobody answers a dialog, and a notification is always shown and never fails, unless a test has it so.
 * - A window is gone when `close` or `quit` returns; Electron's goes a little later. A page's `beforeunload` is not
 *   asked.
 * - The page's own `location` shows an `https:` address for a scheme of the app's own. What no handler answers comes
 *   with status 200, and text for a status is the standard's. A page that goes to `about:blank` is not held.
 * - `window.open` returns a window that is closed at once, instead of null.
 * - Functions that main's side of the bridge has given away live as long as the page.
 * - Permissions are known for the requests in `permission-requests.ts`.
 * - A page that is made to crash is always called crashed.
 * - An uncaught error in main ends it; Electron shows it first.
 * - Its Chromium, its Node and their versions are the machine's. Fuses, asar, signing and the sandbox of the binary
 *   are not there.
 */
export function makeStandIn(options: StandInOptions): StandIn {
  const schemes = new PageSchemes();
  const app: StandInApp = new StandInApp(options, () => desk);
  const protocol = new StandInProtocol(schemes, () => app.isReady());
  const ipcMain = new StandInIpcMain();
  const session = new StandInSession();
  const screen = new StandInScreen();
  const nativeTheme = new StandInTheme();
  const allContents = new Set<StandInContents>();
  const maker = new PageMaker({
    scriptDir: options.scriptDir,
    schemes,
    protocol,
    ipc: ipcMain,
    session,
    onGone: (contents) => app.emit('render-process-gone', {}, contents, { reason: 'crashed', exitCode: 133 }),
  });
  const desk = new WindowDesk(screen, {
    onAdd: (window) => {
      allContents.add(window.webContents);
      window.webContents.once('destroyed', () => allContents.delete(window.webContents));
      app.emit('web-contents-created', {}, window.webContents);
      app.emit('browser-window-created', {}, window);
    },
    onFocus: (window) => app.emit('browser-window-focus', {}, window),
    onBlur: (window) => app.emit('browser-window-blur', {}, window),
    onEmpty: () => app.ending.allWindowsClosed(),
    onCloseHeld: () => app.ending.closeHeld(),
    dress: (page) => nativeTheme.dress(page),
  });

  class BrowserWindow extends StandInWindow {
    constructor(windowOptions?: BrowserWindowConstructorOptions) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      super(desk, maker, windowOptions);
    }

    static getAllWindows(): StandInWindow[] {
      return desk.all;
    }

    static getFocusedWindow(): StandInWindow | null {
      return desk.focused;
    }

    static fromWebContents(contents: unknown): StandInWindow | null {
      return desk.all.find((window) => window.webContents === contents) ?? null;
    }

    static fromId(id: number): StandInWindow | null {
      return desk.all.find((window) => window.id === id) ?? null;
    }
  }

  const electron = loudModule({
    app,
    BrowserWindow,
    ...makeMenuClasses(app),
    ipcMain,
    protocol,
    session: { defaultSession: session },
    webContents: {
      getAllWebContents: () => [...allContents],
      getFocusedWebContents: () => desk.focused?.webContents ?? null,
      fromId: (id: number) => [...allContents].find((one) => one.id === id),
      fromDevToolsTargetId: (targetId: string) =>
        [...allContents].find((one) => one.getOrCreateDevToolsTargetId() === targetId),
    },
    dialog: new StandInDialog(),
    shell: new StandInShell(),
    nativeTheme,
    screen,
    powerMonitor: new StandInPower(),
    powerSaveBlocker: new StandInPowerBlocker(),
    Notification: StandInNotification,
  });

  return {
    electron,
    app,
    start: async (chromium: Chromium) => {
      await maker.start(chromium);
      app.becomeReady();
    },
  };
}
