import type * as Electron from 'electron';
import { isPageUrl, PAGE_URL } from './page-address';

/** A page that crashed is loaded again, but not more often than so many times within a minute. */
const MAX_RELOADS_A_MINUTE = 3;
const MINUTE_MS = 60_000;

export interface MainWindowOptions {
  readonly preloadPath: string;
  /** Monotonic milliseconds. */
  now(): number;
}

/** Opens the window on our page, which can go nowhere else and ask this machine for nothing. */
export function openMainWindow(
  BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => Electron.BrowserWindow,
  { preloadPath, now }: MainWindowOptions,
): Electron.BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // The yard is watched from the corner of an eye, too: a window behind others must keep acknowledging.
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  webContents.session.setPermissionCheckHandler(() => false);

  let crashes: number[] = [];
  webContents.on('render-process-gone', () => {
    crashes = [...crashes.filter((atMs) => now() - atMs < MINUTE_MS), now()];
    if (crashes.length <= MAX_RELOADS_A_MINUTE && !window.isDestroyed()) webContents.reload();
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_URL);
  return window;
}
