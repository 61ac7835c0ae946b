import type * as Electron from 'electron';
import { PAGE_URL } from './page-address';
import { MIN_WINDOW_SIZE, placeWindow, type WindowState } from './window-state';

export interface MainWindowOptions {
  readonly preloadPath: string;
  /** Whether developer tools can be opened. */
  readonly hasDevTools: boolean;
  /** As `#eef1f5`: what is seen before the page is. */
  readonly backgroundColor: string;
  /** Where it stood last; null: nobody knows. */
  readonly state: WindowState | null;
  /** Of all displays, the first one's first. */
  readonly workAreas: readonly Electron.Rectangle[];
}

/**
 * Makes the window of the app, which shows itself once its page is drawn. The page has no more of this machine
 * than the preload gives it.
 */
export function makeMainWindow(
  BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => Electron.BrowserWindow,
  { preloadPath, hasDevTools, backgroundColor, state, workAreas }: MainWindowOptions,
): Electron.BrowserWindow {
  const window = new BrowserWindow({
    ...placeWindow(state, workAreas),
    minWidth: MIN_WINDOW_SIZE.width,
    minHeight: MIN_WINDOW_SIZE.height,
    show: false,
    backgroundColor,
    title: 'Switchyard',
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: hasDevTools,
      // Its dictionaries would be fetched from the net.
      spellcheck: false,
      // The yard is watched from the corner of an eye, too: a window behind others must keep acknowledging.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    // Not before: a window is shown by being maximised.
    if (state?.isMaximized === true) window.maximize();
    window.show();
  });
  return window;
}

/** Loads the page. What goes wrong with it is told by the window's events. */
export function loadPage(window: Electron.BrowserWindow): void {
  window.loadURL(PAGE_URL).catch(() => {});
}
