import { app, BrowserWindow, ipcMain, protocol } from 'electron';
import { runElectronApp } from './shells/electron/electron-app';
import { findAppFiles } from './shells/page/app-files';
import { RealClock } from './shells/world/real-clock';
import { Yard } from './shells/yard/yard';

const clock = new RealClock();
const files = findAppFiles();

runElectronApp(
  { app, BrowserWindow, ipcMain, protocol },
  { files, now: () => clock.now(), makeYard: () => new Yard({ clock, app: files.app }) },
).catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
