import { describe, expect, it } from 'vitest';
import { startedApp } from './started-app';

describe('the desktop app', () => {
  it('opens one sandboxed window on its own protocol', async () => {
    const { electron, journal } = await startedApp();
    expect(journal).toEqual(['privileged app', 'handle app', 'load app://switchyard/']);
    expect(electron.windows).toHaveLength(1);
    expect(electron.window.options.webPreferences).toMatchObject({
      preload: '/app/out/preload/index.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('has developer tools only where it is not packaged', async () => {
    const tools = async (isPackaged: boolean) =>
      (await startedApp({ isPackaged })).electron.window.options.webPreferences?.devTools;
    expect([await tools(false), await tools(true)]).toEqual([true, false]);
  });

  it('shows its window when the page is drawn, and not before', async () => {
    const { electron } = await startedApp();
    expect(electron.window.options.show).toBe(false);
    expect(electron.window.visible).toBe(false);
    electron.window.emit('ready-to-show');
    expect(electron.window.visible).toBe(true);
  });

  it('leaves to the instance that is there already, and has made nothing', async () => {
    const { electron, journal, log } = await startedApp({ isOnlyInstance: false });
    expect(journal).toEqual(['quit']);
    expect([electron.windows, log.lines]).toEqual([[], []]);
  });

  it('comes forward when a second instance is started, or its icon in the dock is pressed', async () => {
    const { electron, journal } = await startedApp();
    const { window } = electron;
    window.emit('ready-to-show');
    window.minimized = true;
    window.isFront = false;
    journal.length = 0;
    electron.app.emit('second-instance');
    expect(journal).toEqual(['restore', 'focus']);
    expect(window.isFront).toBe(true);
    electron.app.emit('activate');
    expect(journal).toEqual(['restore', 'focus', 'focus']);
  });

  it('tells Windows, and no other system, who its notifications come from', async () => {
    const told = async (platform: NodeJS.Platform) =>
      (await startedApp({ platform })).journal.filter((line) => line.startsWith('user model'));
    expect(await told('win32')).toEqual(['user model org.switchyard.Switchyard']);
    expect(await told('linux')).toEqual([]);
  });

  it('logs that it starts, which of its processes go, and that it ends', async () => {
    const { electron, log } = await startedApp();
    const gone = { type: 'GPU', reason: 'crashed', exitCode: 5 };
    electron.app.emit('child-process-gone', {}, gone);
    electron.window.close();
    expect(log.lines).toEqual([
      'info switchyard/test starts: Electron 45.4.1, linux x64',
      'warn a process of the app is gone: GPU, crashed (5)',
      'info switchyard/test has ended',
    ]);
  });

  it('leaves nothing to work on after its window is closed', async () => {
    const { electron } = await startedApp();
    expect(electron.ipc.mainListeners).toBe(6);
    electron.window.close();
    expect(electron.ipc.mainListeners).toBe(0);
    expect(electron.nativeTheme.listenerCount('updated')).toBe(0);
    expect(electron.window.webContents.session.listenerCount('will-download')).toBe(0);
  });
});
