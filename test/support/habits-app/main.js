import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';

// As small an app as there can be, whose habits are Electron's own: tests look at them in Electron, and in what
// stands in for it.

const PAGE = '<!doctype html><title>Habits</title><a href="https://elsewhere.invalid/">away</a>';

/** What has happened, by name; on standard output too, for what comes with the end. */
const journal = [];
const note = (what) => {
  journal.push(what);
  console.log(`noted ${what}`);
};

if (!app.requestSingleInstanceLock({ greeting: 'hello' })) {
  app.quit();
}
for (const event of ['before-quit', 'will-quit', 'quit']) app.on(event, () => note(event));
app.on('second-instance', (_event, argv, _dir, { greeting }) => note(`second ${argv.at(-1)} ${greeting}`));

// Before the app is ready: Electron then takes this signal for itself.
process.on('SIGHUP', () => note('heard too early'));

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

ipcMain.handle('echo', (_event, value) => value);
ipcMain.handle('fail', () => {
  throw new TypeError('because');
});
ipcMain.handle('who', ({ sender, senderFrame }) => ({
  isWindow: sender === globalThis.habits.window.webContents,
  url: senderFrame.url,
  hasParent: senderFrame.parent !== null,
}));
ipcMain.on('note', (_event, what) => note(what));

function openWindow(options = {}) {
  const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));
  const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true }, ...options });
  window.on('close', () => note('close'));
  window.on('closed', () => note('closed'));
  return window;
}

globalThis.habits = { journal, note, openWindow, requests: [] };
app.whenReady().then(() => {
  protocol.handle('app', ({ url, method }) => {
    globalThis.habits.requests.push(`${method} ${url}`);
    const { pathname } = new URL(url);
    return pathname === '/'
      ? new Response(PAGE, { headers: { 'content-type': 'text/html' } })
      : new Response('nothing', { status: 404 });
  });
  globalThis.habits.window = openWindow();
  return globalThis.habits.window.loadURL('app://habits/');
});
