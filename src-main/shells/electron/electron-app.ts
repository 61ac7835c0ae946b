import type * as Electron from 'electron';
import type { AppFiles } from '../page/app-files';
import { Leaving } from '../yard/leaving';
import type { Yard } from '../yard/yard';
import { openMainWindow } from './main-window';
import { PAGE_SCHEME } from './page-address';
import { answerPageRequest, PAGE_PRIVILEGES } from './page-protocol';
import { serveYardOverIpc } from './yard-ipc';

/** What this shell needs of Electron; handed in, so that nothing else loads it. */
export type ElectronParts = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'ipcMain' | 'protocol'>;

export interface ElectronAppOptions {
  readonly files: AppFiles;
  /** Makes the yard, once it is sure that this is the only instance. */
  makeYard(): Yard;
  /** Monotonic milliseconds. */
  now(): number;
}

/**
 * The desktop app: one instance, one window, one yard. Closing the window or quitting first lets running
 * work end; doing so again cancels it.
 */
export async function runElectronApp(electron: ElectronParts, options: ElectronAppOptions): Promise<void> {
  const { app, protocol } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  protocol.registerSchemesAsPrivileged([PAGE_PRIVILEGES]);
  await app.whenReady();
  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(request, options.files.pageDir));

  const yard = options.makeYard();
  const leaving = new Leaving(yard, () => app.quit());
  // The last window closes only after the yard has stopped.
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (leaving.isFree) return;
    event.preventDefault();
    leaving.request('quit');
  });
  openYardWindow(electron, options, yard, leaving);
}

function openYardWindow(
  { app, BrowserWindow, ipcMain }: ElectronParts,
  { files, now }: ElectronAppOptions,
  yard: Yard,
  leaving: Leaving,
): void {
  const window = openMainWindow(BrowserWindow, { preloadPath: files.preloadPath, now });
  const closeIpc = serveYardOverIpc(ipcMain, window.webContents, yard);
  const onSecondInstance = () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', onSecondInstance);
  window.on('close', (event) => {
    if (leaving.isFree) return;
    event.preventDefault();
    leaving.request('quit');
  });
  window.on('closed', () => {
    app.off('second-instance', onSecondInstance);
    closeIpc();
  });
}
