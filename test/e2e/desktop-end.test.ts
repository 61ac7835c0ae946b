import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopHost } from '../support/desktop-host';
import { DESKTOP_HOSTS, openDesktop } from '../support/hosts';

describe.each(DESKTOP_HOSTS)('the desktop app in %s', (_name, kind) => {
  let opened: DesktopHost | undefined;

  beforeEach(async (test) => {
    opened = await openDesktop(kind, test);
  });
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  /** The app that a test is about. */
  function host(): DesktopHost {
    if (opened === undefined) throw new Error('nothing was started');
    return opened;
  }

  it('goes with the machine while work runs, and asks nobody', async () => {
    const { app, window, ended } = host();
    await window.press('Submit 120 tasks');
    await window.inPhase('running');
    // A question would hold it: nobody is there to answer.
    await app
      .evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.emit('session-end', { reasons: ['shutdown'] });
      })
      .catch(() => {});
    expect(await ended).toBe(0);
  });

  it('tells of a long run that ended while people looked elsewhere, and comes to the front at a click', async () => {
    const { app, window, desk } = host();
    // Slow ones only, two to a lane: three attempts of two seconds each, whatever the seed. So the run takes
    // more than ten seconds, the least that is worth a notice.
    for (const kind of ['normal', 'unstable', 'failing']) await window.enter(kind, 0);
    await window.enter('tasks', 6);
    await window.press('Submit 6 tasks');
    await window.inPhase('running');
    const isMinimized = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    // Where nobody manages windows, as on a bare X server, it stays where it is and people are taken to look.
    await expect.poll(isMinimized).toBe(true);
    const notice = await desk.notification();
    expect(notice.title).toBe('The run has ended');
    expect(notice.body).toBe('6 tasks: 6 timed out');
    await desk.clickNotification();
    await expect.poll(isMinimized).toBe(false);
  });

  it('brings a crashed page back to the yard that worked on, and asks when it crashes again and again', async () => {
    const { app, window, desk, read } = host();
    await window.press('Submit 120 tasks');
    await window.reads('accepted', '120');
    const crash = () =>
      app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<void>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents;
            contents?.once('render-process-gone', () => resolve());
            contents?.forcefullyCrashRenderer();
          }),
      );
    for (let times = 1; times <= 3; times++) {
      await crash();
      await expect.poll(() => read('accepted')).toBe('120');
      expect(await read('phase')).toContain('running');
    }
    await crash();
    expect(await desk.question()).toMatchObject({
      message: 'The page of Switchyard crashes again and again.',
      buttons: ['Load it again', 'Quit'],
    });
    await desk.answer('Load it again');
    await expect.poll(() => read('accepted')).toBe('120');
  });

  it("follows the theme of the system, and keeps to the page's own once that is chosen", async (test) => {
    test.skip(kind === 'electron', "nobody can change the system's theme from here");
    const { app, window, desk } = host();
    const scheme = () => window.page.locator('html').getAttribute('data-mantine-color-scheme');
    const setSystem = (to: 'light' | 'dark') =>
      app.evaluate(({ nativeTheme }, chosen) => {
        (nativeTheme as unknown as { setSystemScheme(scheme: string): void }).setSystemScheme(chosen);
      }, to);
    await setSystem('dark');
    await expect.poll(scheme).toBe('dark');
    await setSystem('light');
    await expect.poll(scheme).toBe('light');
    await desk.choose({ id: 'next-theme' });
    await setSystem('dark');
    await expect.poll(scheme).toBe('light');
  });
});
