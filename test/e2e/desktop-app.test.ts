import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { DesktopHost } from '../support/desktop-host';
import { DESKTOP_HOSTS, openDesktop } from '../support/hosts';
import { removeDir } from '../support/remove-dir';

describe.each(DESKTOP_HOSTS)('the desktop app in %s', (_name, kind) => {
  const opened: DesktopHost[] = [];
  const open = async (test: Parameters<typeof openDesktop>[1], userData?: string) => {
    const host = await openDesktop(kind, test, userData);
    opened.push(host);
    return host;
  };
  afterEach(async () => {
    for (const host of opened.splice(0)) await host.close();
  });

  /** User data that more than one start has. */
  function makeUserData(): string {
    const dir = mkdtempSync(join(tmpdir(), 'switchyard-kept-'));
    onTestFinished(() => removeDir(dir));
    return dir;
  }

  /** Work of which every task takes five seconds and is given them. */
  async function busy(test: Parameters<typeof openDesktop>[1]): Promise<DesktopHost> {
    const host = await open(test);
    await host.window.page.evaluate(async () => {
      const { switchyard } = globalThis as unknown as {
        switchyard: { call(command: object): Promise<unknown> };
      };
      await switchyard.call({ command: 'change-limits', patch: { attemptTimeoutMs: null } });
      await switchyard.call({
        command: 'submit',
        workload: {
          count: 8,
          mix: { normal: 0, unstable: 0, slow: 1, failing: 0 },
          priorities: { high: 0, medium: 1, low: 0 },
          arrivals: { kind: 'burst' },
        },
      });
    });
    await host.window.inPhase('running');
    return host;
  }
  /** Quitting ends the connection that asks for it. */
  const quit = ({ app }: DesktopHost) => app.evaluate((electron) => electron.app.quit()).catch(() => {});
  const closeWindow = ({ app }: DesktopHost) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {});

  it('quits at once without work, and stays if people want to while work runs', async (test) => {
    const host = await busy(test);
    await closeWindow(host);
    expect(await host.desk.question()).toEqual({
      message: 'Work is still running.',
      detail: '3 tasks are running and 5 wait. Those that wait are cancelled either way.',
      buttons: ['Finish running, then quit', 'Cancel and quit', 'Stay'],
    });
    await host.desk.answer('Stay');
    await host.window.press('Ways to shut down');
    await host.window.press(/^Cancel now/);
    await host.window.press('Cancel everything');
    await host.window.inPhase('stopped');
    await quit(host);
    expect(await host.ended).toBe(0);
  });

  it('shows how running work ends before it quits', async (test) => {
    const host = await busy(test);
    await quit(host);
    await host.desk.answer('Finish running, then quit');
    await host.window.inPhase('draining');
    expect(await host.ended).toBe(0);
  });

  it('cancels and quits, and is not asked twice', async (test) => {
    const host = await busy(test);
    await closeWindow(host);
    await quit(host);
    await host.desk.answer('Cancel and quit');
    expect(await host.ended).toBe(0);
  });

  it('ends by a signal without a question, also where it comes twice at once, as under npm', async (test) => {
    test.skip(process.platform === 'win32', 'Windows has no signals');
    const host = await busy(test);
    host.signal('SIGINT');
    host.signal('SIGINT');
    expect(await host.ended).toBe(0);
  });

  /** Another place fails the test. On Linux a window manager may move a window, to make room for its frame. */
  function expectPlace(bounds: Electron.Rectangle | undefined, { x, y, ...size }: Electron.Rectangle): void {
    const frame = kind === 'electron' && process.platform === 'linux' ? 60 : 0;
    expect(bounds).toMatchObject(size);
    expect(Math.abs((bounds?.x ?? Number.NaN) - x)).toBeLessThanOrEqual(frame);
    expect(Math.abs((bounds?.y ?? Number.NaN) - y)).toBeLessThanOrEqual(frame);
  }

  it('keeps the theme and its place from one start to the next', async (test) => {
    const userData = makeUserData();
    const first = await open(test, userData);
    const place = await first.app.evaluate(({ BrowserWindow, screen }) => {
      const area = screen.getPrimaryDisplay().workArea;
      // Within the display, as far as the window's least size goes in: a system may hold windows to it.
      const width = Math.max(1024, Math.min(1111, area.width - 60));
      const height = Math.max(640, Math.min(720, area.height - 40));
      const bounds = { x: area.x + 60, y: area.y + 40, width, height };
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
      return bounds;
    });
    await first.desk.choose({ id: 'next-theme' });
    await first.window.page.locator('[data-mantine-color-scheme="light"]').waitFor();
    await first.desk.choose({ id: 'next-theme' });
    await first.window.page.locator('[data-mantine-color-scheme="dark"]').waitFor();
    await closeWindow(first);
    expect(await first.ended).toBe(0);
    const kept = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject({ settings: { theme: 'dark' }, window: { isMaximized: false } });
    expectPlace(kept.window.bounds, place);

    const second = await open(test, userData);
    await second.window.page.locator('[data-mantine-color-scheme="dark"]').waitFor();
    const [source, bounds] = await second.app.evaluate(({ BrowserWindow, nativeTheme }) => {
      const [window] = BrowserWindow.getAllWindows();
      return [nativeTheme.themeSource, window?.getBounds()];
    });
    expect(source).toBe('dark');
    expectPlace(bounds, kept.window.bounds);
  });

  it('does what the menu says', async (test) => {
    const { desk, window } = await open(test);
    await desk.choose({ id: 'show-keys' });
    await window.page.getByRole('dialog').waitFor();
  });

  it('lets its menu do only what the page can do now', async (test) => {
    const { desk, window } = await open(test);
    const can = () => Promise.all(['run-demo', 'shut-down', 'start-again'].map((id) => desk.canChoose(id)));
    await expect.poll(can).toEqual([true, true, false]);
    await desk.choose({ id: 'shut-down' });
    await window.inPhase('stopped');
    await expect.poll(can).toEqual([false, false, true]);
    await desk.choose({ id: 'start-again' });
    await window.inPhase('ready');
    await expect.poll(can).toEqual([true, true, false]);
  });

  it('is there once: a second start brings it to the front and ends', async (test) => {
    const host = await open(test);
    const minimized = () =>
      host.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isMinimized()));
    await host.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(minimized).toEqual([true]);
    expect(await host.startAgain()).toBe(0);
    await expect.poll(minimized).toEqual([false]);
  });

  it('shows the yard as it is by then when its page has crashed', async (test) => {
    const host = await busy(test);
    // The page that crashed is lost to whoever drives it; main has another one.
    const running = await host.app.evaluate(async ({ BrowserWindow }) => {
      const webContents = BrowserWindow.getAllWindows()[0]?.webContents;
      const isBack = new Promise<void>((resolve) => webContents?.once('did-finish-load', () => resolve()));
      webContents?.forcefullyCrashRenderer();
      await isBack;
      return webContents?.executeJavaScript(`new Promise((resolve) => {
        const look = () => {
          const running = document.querySelector('[data-testid="running"]')?.textContent;
          if (running === undefined || running === '0') requestAnimationFrame(look);
          else resolve(running);
        };
        look();
      })`);
    });
    expect(running).toBe('3');
    const logs = await host.app.evaluate(({ app }) => app.getPath('logs'));
    const log = readFileSync(join(logs, 'main.log'), 'utf8');
    expect(log).toMatch(/\[error\] the page is gone: (crashed|killed)/);
  });

  it('lets its page nowhere else, and gives it nothing of the machine', async (test) => {
    const { window: yardWindow, app } = await open(test);
    const { page, complaints } = yardWindow;
    expect(
      await page.evaluate(() => ['require', 'process', 'electron'].filter((name) => name in globalThis)),
    ).toEqual([]);
    const before = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    await page.evaluate(() => {
      window.open('https://evil.example/');
      location.href = 'https://evil.example/';
    });
    const refused = await page.evaluate(async () => {
      const fetched = await fetch('https://evil.example/').then(
        () => 'fetched',
        () => 'refused',
      );
      const { state } = await navigator.permissions.query({ name: 'geolocation' });
      return [fetched, state];
    });
    expect(refused).toEqual(['refused', 'denied']);
    const after = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(before).toBe('app://switchyard/');
    expect(after).toEqual([before]);
    expect(complaints.some((said) => said.includes('Content Security Policy'))).toBe(true);
  });

  it('lets its page save what it has made, and nothing else', async (test) => {
    const { app, window } = await open(test);
    // Comes after the app's own listener, and lets nobody be asked where to save.
    await app.evaluate(({ BrowserWindow, app: electronApp }) => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      const dir = electronApp.getPath('downloads');
      BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event, item) => {
        const path = event.defaultPrevented ? 'refused' : item.getSaveDialogOptions().defaultPath;
        told.push(path?.replace(dir, '').replace('\\', '/') ?? 'nowhere');
        if (!event.defaultPrevented) item.cancel();
      });
    });
    await window.page.evaluate(() => {
      const save = (href: string, download: string) =>
        Object.assign(document.createElement('a'), { href, download }).click();
      save(URL.createObjectURL(new Blob(['id,name\n'])), 'results.csv');
    });
    const told = () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    await expect.poll(told).toEqual(['/results.csv']);
    await window.page.evaluate(() => {
      const href = 'data:application/octet-stream,hello';
      Object.assign(document.createElement('a'), { href, download: 'other.bin' }).click();
    });
    await expect.poll(told).toEqual(['/results.csv', 'refused']);
  });

  it('shows on the taskbar how far the work is', async (test) => {
    const { window, desk } = await busy(test);
    const newest = () => desk.shown().then(({ progress }) => progress.at(-1));
    await expect.poll(newest).toBe(0);
    await expect.poll(newest).toBe(3 / 8);
    await window.press('Ways to shut down');
    await window.press(/^Cancel now/);
    await window.press('Cancel everything');
    await expect.poll(newest).toBe(-1);
  });
});
