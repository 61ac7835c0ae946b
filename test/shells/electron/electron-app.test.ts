import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import { type ElectronParts, runElectronApp } from '../../../src-main/shells/electron/electron-app';
import { FakeIpc } from '../../support/fake-ipc';
import { makeYard } from '../../support/hosted-yard';

class FakeWebContents extends EventEmitter {
  readonly journal: string[];
  openHandler: () => { action: string } = () => ({ action: 'allow' });
  permission: boolean | null = null;
  readonly session = {
    setPermissionRequestHandler: (handler: (c: unknown, p: string, decide: (may: boolean) => void) => void) =>
      handler(null, 'geolocation', (may) => {
        this.permission = may;
      }),
    setPermissionCheckHandler: () => {},
  };

  constructor(journal: string[]) {
    super();
    this.journal = journal;
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }

  reload(): void {
    this.journal.push('reload');
  }

  isDestroyed(): boolean {
    return false;
  }

  isCrashed(): boolean {
    return false;
  }

  send(): void {}
}

/** An event that says whether it was held back. */
function cancelable(more: object = {}) {
  return {
    ...more,
    isPrevented: false,
    preventDefault() {
      this.isPrevented = true;
    },
  };
}

/** Electron as far as the app touches it, with a journal of what it was told. */
async function startedApp(options: { isOnlyInstance?: boolean } = {}) {
  const journal: string[] = [];
  const { yard, clock } = makeYard();
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => options.isOnlyInstance ?? true,
    whenReady: async () => {},
    quit: () => journal.push('quit'),
  });
  const webContents = new FakeWebContents(journal);
  const preferences: unknown[] = [];
  class FakeWindow extends EventEmitter {
    readonly webContents = webContents;

    constructor({ webPreferences }: { webPreferences: unknown }) {
      super();
      preferences.push(webPreferences);
      windows.push(this);
    }

    loadURL(url: string): void {
      journal.push(`load ${url}`);
    }

    isDestroyed(): boolean {
      return false;
    }

    isMinimized(): boolean {
      return true;
    }

    restore(): void {
      journal.push('restore');
    }

    focus(): void {
      journal.push('focus');
    }
  }
  const windows: FakeWindow[] = [];
  const protocol = {
    registerSchemesAsPrivileged: (schemes: { scheme: string }[]) =>
      journal.push(`privileged ${schemes[0]?.scheme}`),
    handle: (scheme: string) => journal.push(`handle ${scheme}`),
  };
  const parts = { app, BrowserWindow: FakeWindow, ipcMain: new FakeIpc().ipcMain, protocol };
  await runElectronApp(parts as unknown as ElectronParts, {
    files: {
      root: '/app',
      pageDir: '/app/out/renderer',
      preloadPath: '/app/out/preload/index.cjs',
      app: 'test',
    },
    makeYard: () => yard,
    now: () => clock.now(),
  });
  return { app, yard, clock, journal, webContents, preferences, window: windows[0] as FakeWindow };
}

/** The yard's word that it has stopped arrives after its last event. */
async function told(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

describe('the desktop app', () => {
  it('opens one sandboxed window on its own protocol', async () => {
    const { journal, preferences } = await startedApp();
    expect(journal).toEqual(['privileged app', 'handle app', 'load app://switchyard/']);
    expect(preferences).toMatchObject([
      {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        preload: '/app/out/preload/index.cjs',
      },
    ]);
  });

  it('leaves to the instance that is there already, which comes forward', async () => {
    expect((await startedApp({ isOnlyInstance: false })).journal).toEqual(['quit']);
    const { app, journal } = await startedApp();
    journal.length = 0;
    app.emit('second-instance');
    expect(journal).toEqual(['restore', 'focus']);
  });

  it('lets its page go nowhere, open nothing, and have no permission', async () => {
    const { webContents } = await startedApp();
    const away = cancelable({ url: 'https://evil.example/' });
    const home = cancelable({ url: 'app://switchyard/index.html' });
    webContents.emit('will-navigate', away);
    webContents.emit('will-navigate', home);
    expect([away.isPrevented, home.isPrevented]).toEqual([true, false]);
    expect(webContents.openHandler()).toEqual({ action: 'deny' });
    expect(webContents.permission).toBe(false);
  });

  it('loads a page that crashed again, but not for ever', async () => {
    const { webContents, clock, journal } = await startedApp();
    journal.length = 0;
    for (let i = 0; i < 5; i++) webContents.emit('render-process-gone');
    expect(journal).toEqual(['reload', 'reload', 'reload']);
    clock.advanceTo(60_000);
    webContents.emit('render-process-gone');
    expect(journal).toHaveLength(4);
  });

  it('closes its window only after running work has ended', async () => {
    const { window, yard, clock, journal } = await startedApp();
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    journal.length = 0;
    const first = cancelable();
    window.emit('close', first);
    await told();
    expect([first.isPrevented, journal]).toEqual([true, []]);
    expect(yard.scheduler.phase).toBe('draining');
    clock.advanceTo(20_000);
    await told();
    expect(journal).toEqual(['quit']);
    const last = cancelable();
    window.emit('close', last);
    expect(last.isPrevented).toBe(false);
  });

  it('cancels what runs when it is quit a second time', async () => {
    const { app, yard, journal } = await startedApp();
    await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
    journal.length = 0;
    const quits = [cancelable(), cancelable()];
    for (const quit of quits) app.emit('before-quit', quit);
    await told();
    expect(quits.map(({ isPrevented }) => isPrevented)).toEqual([true, true]);
    expect(journal).toEqual(['quit']);
    expect(yard.scheduler.counts).toMatchObject({ accepted: 10, cancelled: 10 });
  });
});
