import { join } from 'node:path';
import type { Clock } from '../../engine/ports';
import type { ServingNotes } from '../api-client/serving-notes';
import type { AppFiles } from '../page/app-files';
import type { Yard } from '../yard/yard';
import { ApiSwitch } from './api-switch';
import { AppLeaving } from './app-leaving';
import type { AppLog } from './app-log';
import { followSettingsTheme } from './app-theme';
import { bringForward } from './bring-forward';
import { DesktopSettings } from './desktop-settings';
import type { ElectronParts } from './electron-parts';
import { openKeptFile } from './kept-file';
import { installLastResort } from './last-resort';
import { leftYard } from './left-yard';
import { PAGE_SCHEME } from './page-address';
import { answerPageRequest, PAGE_PRIVILEGES } from './page-protocol';
import { askBeforeQuitting } from './quit-question';
import { apiStarter } from './start-api';
import { endWithSystem } from './system-end';
import { openYardWindow } from './yard-window';

/** Who the app is to the system: the same in the packaging. */
export const APP_ID = 'org.switchyard.Switchyard';

export interface ElectronAppOptions {
  readonly files: AppFiles;
  /** Makes the yard, once it is sure that this is the only instance. */
  makeYard(): Yard;
  /** Ends what the yard's work has started and left running, since the app ends this very moment. */
  killWork(): void;
  /** Paces the app itself: real time, whatever the yard's clock does. */
  readonly clock: Clock;
  /** Opens the log; the name is one for folders. */
  openLog(path: string, appName: string): AppLog;
  /** Calls whenever a signal asks this process to end. Returns its own undo. */
  onInterrupt(listener: () => void): () => void;
  readonly process: Pick<NodeJS.Process, 'on' | 'platform' | 'arch' | 'versions' | 'pid'>;
  /** Where the API leaves its address and its token. */
  readonly notes: ServingNotes;
}

/** The name of the log in the system's folder for logs. */
const LOG_NAME = 'main.log';

/**
 * The desktop app: one instance, one window, one yard. The window is the app, on every system: closing it
 * quits, after asking where work runs.
 */
export async function runElectronApp(electron: ElectronParts, options: ElectronAppOptions): Promise<void> {
  const { app, protocol } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Windows shows notifications only of an app that it knows by name.
  if (options.process.platform === 'win32') app.setAppUserModelId(APP_ID);
  protocol.registerSchemesAsPrivileged([PAGE_PRIVILEGES]);
  await app.whenReady();
  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(request, options.files.pageDir));
  startYard(electron, options);
}

function startYard(electron: ElectronParts, options: ElectronAppOptions): void {
  const { app, dialog, nativeTheme, powerMonitor } = electron;
  const { files, clock, process } = options;
  const logPath = join(app.getPath('logs'), LOG_NAME);
  const log = options.openLog(logPath, app.getName());
  const { platform, arch, versions } = process;
  log.info(`${files.app} starts: Electron ${versions.electron}, ${platform} ${arch}`);

  const yard = options.makeYard();
  const left = leftYard(yard);
  installLastResort({
    ...{ process, dialog, log, logPath },
    closeBooks: () => void left.drain('cancel-now', null, 'quit'),
    exit: (code) => {
      options.killWork();
      app.exit(code);
    },
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) =>
    log.warn(`a process of the app is gone: ${name ?? type}, ${reason} (${exitCode})`),
  );

  const file = openKeptFile(app.getPath('userData'), log);
  const settings = new DesktopSettings(file);
  followSettingsTheme(nativeTheme, settings);
  const leaving = new AppLeaving({
    ...{ yard: left, clock, log },
    ask: (signal) => askBeforeQuitting(dialog, window, left.work(), signal),
    quit: () => app.quit(),
    exit: () => {
      persist();
      options.killWork();
      app.exit(1);
    },
  });
  const { notes } = options;
  const api = new ApiSwitch(apiStarter({ yard, clock, log, notes, pid: process.pid }));
  settings.follow((chosen) => void api.want(chosen.api));
  const { window, persist } = openYardWindow(electron, {
    ...{ files, yard, clock, log, logPath, file, settings, api, platform, leaving },
  });

  app.on('second-instance', () => bringForward(window));
  // macOS: a click on the icon in the dock.
  app.on('activate', () => bringForward(window));
  app.on('before-quit', (event) => {
    if (!leaving.request()) event.preventDefault();
  });
  // The window closes only once nothing holds the app.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    void api.want({ ...settings.now.api, enabled: false });
    options.killWork();
    log.info(`${files.app} has ended`);
  });
  endWithSystem({ window, powerMonitor, onInterrupt: options.onInterrupt, leaving, log, persist });
}
