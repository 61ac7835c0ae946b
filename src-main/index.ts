import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  shell,
} from 'electron';
import { openRecords } from './records/open-records';
import { recordSettingsOf } from './records/record-settings';
import { KEPT_EVENTS } from './shells/api/kept-events';
import { servingNotes } from './shells/api-client/serving-folder';
import { openLogFile } from './shells/electron/app-log';
import { runElectronApp } from './shells/electron/electron-app';
import { findAppFiles } from './shells/page/app-files';
import { takeInterruptSignal } from './shells/world/interrupt-signals';
import { RealClock } from './shells/world/real-clock';
import { openRealWork } from './shells/yard/real-work';
import { Yard } from './shells/yard/yard';

// A terminal that has gone away is no reason to drop work that runs.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const clock = new RealClock();
const files = findAppFiles();
const work = openRealWork(files);
// What still runs when the app has quit would go on, and with it the process.
app.on('quit', () => {
  work.kill();
  void work.close();
});

runElectronApp(
  {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    Notification,
    nativeTheme,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    screen,
    shell,
  },
  {
    files,
    clock,
    process,
    openLog: openLogFile,
    makeYard: () => {
      const records = openRecords({
        settings: recordSettingsOf(process.argv),
        usualPath: join(app.getPath('userData'), 'runs'),
        threadPath: files.logThreadPath,
        ...{ clock, process },
      });
      const { executors, target } = work;
      const kept = records === null ? null : { records };
      return new Yard({ clock, app: files.app, executors, target, keptEvents: KEPT_EVENTS, ...kept });
    },
    notes: servingNotes(),
    killWork: () => work.kill(),
    onInterrupt: (listener) => takeInterruptSignal(['SIGINT', 'SIGTERM', 'SIGHUP'], listener),
  },
).catch((error: unknown) => {
  console.error(error);
  dialog.showErrorBox('Switchyard cannot start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
