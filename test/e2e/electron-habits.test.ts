import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { DesktopKind, LaunchedApp } from '../support/desktop-host';
import '../support/habits';
import { DESKTOP_HOSTS, launchDesktop } from '../support/hosts';

// What our app takes for granted of Electron. Where Electron is, it answers for itself; where it is not, this says
// how far what stands in for it can be believed.

describe.each(DESKTOP_HOSTS)('in %s', (_name, kind) => {
  let launched: LaunchedApp;
  let page: Page;

  const APP_DIR = () => join(inject('projectRoot'), 'test', 'support', 'habits-app');

  beforeEach(async (test) => {
    // One app for all of them; started in here, since only a test can be skipped with its reason.
    if (launched !== undefined) return;
    launched = await launchDesktop(kind as DesktopKind, test, APP_DIR());
    page = await launched.app.firstWindow();
    await page.waitForFunction(() => document.title === 'Habits');
  });
  afterAll(() => launched?.close());

  describe('a page', () => {
    it('has nothing of Node and nothing of Electron', async () => {
      expect(
        await page.evaluate(() => {
          const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'];
          return names.filter((name) => name in globalThis);
        }),
      ).toEqual([]);
    });

    it('has what the preload gives it, and can neither change nor replace it', async () => {
      const before = await page.evaluate(() => Object.keys(habits).sort().join());
      expect(before).toBe('described,echoed,fails,hear,invoke,later,list,refused,send,times');
      expect(
        await page.evaluate(() => {
          const tries = [
            () => Object.assign(globalThis, { habits: 1 }),
            () => Object.assign(habits, { times: 1 }),
            () => Object.assign(habits.list[0] ?? {}, { of: 'lies' }),
            () => Object.defineProperty(globalThis, 'habits', { value: 1 }),
          ];
          return tries.map((run) => {
            try {
              run();
              return 'it did';
            } catch (error) {
              return (error as Error).name;
            }
          });
        }),
      ).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
      expect(await page.evaluate(() => [habits.times(6, 7), habits.list[0]?.of])).toEqual([42, 'things']);
      // The preload tries to give it a second time.
      const said = (await page.consoleMessages()).map((message) => message.text());
      expect(said.find((text) => text.startsWith('again: '))).toMatch(/^again: Cannot bind an API on top/);
    });

    it('calls across the bridge: values are copied, promises wait, functions call back, errors keep their words', async () => {
      expect(await page.evaluate(() => habits.later((value) => value * 2))).toBe(41);
      expect(
        await page.evaluate(() => {
          try {
            habits.fails();
          } catch (error) {
            return [error instanceof Error, (error as Error).message];
          }
        }),
      ).toEqual([true, 'as it must']);
    });

    it('finds no way from what it was given to anything else', async () => {
      expect(
        await page.evaluate(() => {
          const make = habits.times.constructor as FunctionConstructor;
          return make('return [typeof require, typeof process, typeof standInSend]')();
        }),
      ).toEqual(['undefined', 'undefined', 'undefined']);
    });

    it('shares nothing of it with its inner frames', async () => {
      expect(
        await page.evaluate(() => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const inner = frame.contentWindow as unknown as Record<string, unknown>;
          const has = 'habits' in inner;
          frame.remove();
          return has;
        }),
      ).toBe(false);
    });

    it('is one to trust, and its requests go to the handler of its scheme', async () => {
      expect(await page.evaluate(() => isSecureContext)).toBe(true);
      expect(await page.evaluate(async () => (await fetch('/there?is=nothing')).status)).toBe(404);
      expect(await launched.app.evaluate(() => habits.requests)).toEqual(
        expect.arrayContaining(['GET app://habits/', 'GET app://habits/there?is=nothing']),
      );
    });
  });

  describe('the IPC', () => {
    it('carries what the structured clone algorithm carries, there and back', async () => {
      const [before, after] = await page.evaluate(async () => [habits.described(), await habits.echoed()]);
      expect(after).toEqual(before);
      expect(before?.filter((one) => one === 'false')).toEqual([]);
    });

    it('refuses a function', async () => {
      expect(await page.evaluate(() => habits.refused())).toBe('An object could not be cloned.');
    });

    it('says what a handler threw, and where there is none', async () => {
      const [threw, none] = await page.evaluate(() =>
        Promise.all(
          ['fail', 'nowhere'].map((channel) => habits.invoke(channel).catch(({ message }: Error) => message)),
        ),
      );
      expect(threw).toBe("Error invoking remote method 'fail': TypeError: because");
      expect(none).toBe("Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'");
    });

    it('keeps the order of what is sent', async () => {
      await page.evaluate(async () => {
        for (const what of ['first', 'second', 'third']) habits.send('note', what);
        await habits.invoke('echo', 'all are there');
      });
      expect(await launched.app.evaluate(() => habits.journal.slice(-3))).toEqual([
        'first',
        'second',
        'third',
      ]);
    });

    it('says who sends', async () => {
      expect(await page.evaluate(() => habits.invoke('who'))).toEqual({
        isWindow: true,
        url: 'app://habits/',
        hasParent: false,
      });
    });

    it('tells a page what main sends, in its order, until it listens no more', async () => {
      const heard = page.evaluate(
        () =>
          new Promise((resolve) => {
            const all: unknown[] = [];
            const stop = habits.hear((...args) => {
              all.push(args);
              if (args[0] !== 'last') return;
              stop();
              habits.send('note', 'heard all');
              resolve(all);
            });
            habits.send('note', 'listens');
          }),
      );
      await expect.poll(() => launched.app.evaluate(() => habits.journal.at(-1))).toBe('listens');
      await launched.app.evaluate(() => {
        const { webContents } = habits.window;
        webContents.send('told', { of: [1, new Date(0)] }, 2);
        webContents.send('told', 'last');
        webContents.send('told', 'too late');
      });
      expect(await heard).toEqual([[{ of: [1, new Date(0)] }, 2], ['last']]);
    });
  });

  describe('main', () => {
    it('is asked where a page goes by itself, and may hold it; it is not asked where it takes the page itself', async () => {
      await launched.app.evaluate(() => {
        const { webContents } = habits.window;
        webContents.on('will-navigate', (event) => {
          habits.note(`to ${event.url}`);
          if (event.url.includes('elsewhere')) event.preventDefault();
        });
      });
      await page.evaluate(() => document.querySelector('a')?.click());
      await expect
        .poll(() => launched.app.evaluate(() => habits.journal.at(-1)))
        .toBe('to https://elsewhere.invalid/');
      expect(await launched.app.evaluate(() => habits.window.webContents.getURL())).toBe('app://habits/');
      expect(await page.evaluate(() => document.title)).toBe('Habits');

      await page.evaluate(() => Object.assign(globalThis, { isOld: true }));
      await launched.app.evaluate(() => habits.window.loadURL('app://habits/'));
      expect(await page.evaluate(() => 'isOld' in globalThis)).toBe(false);
      await page.evaluate(() => location.reload());
      await expect.poll(() => launched.app.evaluate(() => habits.journal.at(-1))).toBe('to app://habits/');
      await page.waitForFunction(() => document.readyState === 'complete' && 'habits' in globalThis);
      expect(
        await launched.app.evaluate(() => habits.journal.filter((one) => one.startsWith('to '))),
      ).toHaveLength(2);
    });

    it('alone opens windows: whoever drives the app cannot', async () => {
      await expect(page.context().newPage()).rejects.toThrow('Target.createTarget): Not supported');
    });

    it('is told with which status a page came, of which it is no failure to load', async () => {
      const told = await launched.app.evaluate(async () => {
        const events: unknown[] = [];
        const window = habits.openWindow();
        const { webContents } = window;
        webContents.on('did-navigate', (_event, url, status) => events.push([url, status]));
        webContents.on('did-fail-load', () => events.push('failed'));
        webContents.on('did-finish-load', () => events.push('loaded'));
        await window.loadURL('app://habits/');
        await window.loadURL('app://habits/nowhere');
        window.destroy();
        return events;
      });
      expect(told).toEqual([
        ...[['app://habits/', 200], 'loaded'],
        ...[['app://habits/nowhere', 404], 'loaded'],
      ]);
    });

    it('is told of a preload that is not there, and the page is loaded all the same', async () => {
      const told = await launched.app.evaluate(async ({ app }) => {
        const preload = `${app.getAppPath()}/nowhere.cjs`;
        const window = habits.openWindow({ show: false, webPreferences: { preload, sandbox: true } });
        const failed = new Promise<boolean>((resolve) => {
          window.webContents.once('preload-error', (_event, path) => resolve(path.endsWith('nowhere.cjs')));
        });
        await window.loadURL('app://habits/');
        const isIt = await failed;
        const title = await window.webContents.executeJavaScript('document.title');
        window.destroy();
        return [isIt, title];
      });
      expect(told).toEqual([true, 'Habits']);
    });

    it('is asked for windows, and may refuse them', async () => {
      await launched.app.evaluate(() => {
        habits.window.webContents.setWindowOpenHandler(({ url }) => {
          habits.note(`open ${url}`);
          return { action: 'deny' };
        });
      });
      await page.evaluate(() => {
        Object.assign(globalThis, { opened: open('https://elsewhere.invalid/') });
      });
      await expect
        .poll(() => launched.app.evaluate(() => habits.journal.at(-1)))
        .toBe('open https://elsewhere.invalid/');
      await page.waitForFunction(() => {
        const { opened } = globalThis as unknown as { opened: Window | null };
        return opened === null || opened.closed;
      });
      expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
        1,
      );
      expect(launched.app.windows()).toHaveLength(1);
    });

    it('is asked for permissions, and is obeyed', async () => {
      await launched.app.evaluate(() => {
        const { session } = habits.window.webContents;
        session.setPermissionRequestHandler((_contents, permission, decide) => {
          habits.note(`may ${permission}`);
          decide(permission === 'notifications');
        });
        session.setPermissionCheckHandler((_contents, permission) => permission === 'notifications');
      });
      expect(await page.evaluate(() => Notification.requestPermission())).toBe('granted');
      expect(
        await page.evaluate(
          () =>
            new Promise((resolve) =>
              navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)),
            ),
        ),
      ).toBe(1);
      expect(
        await launched.app.evaluate(() => habits.journal.filter((one) => one.startsWith('may '))),
      ).toEqual(['may notifications', 'may geolocation']);
    });

    it('sees a page crash, and brings it back', async () => {
      const reason = await launched.app.evaluate(
        () =>
          new Promise((resolve) => {
            const { webContents } = habits.window;
            webContents.once('render-process-gone', (_event, details) =>
              resolve([details.reason, webContents.isCrashed()]),
            );
            webContents.forcefullyCrashRenderer();
          }),
      );
      // What it is called depends on the system, and on who is asked first.
      expect([
        ['crashed', true],
        ['killed', true],
      ]).toContainEqual(reason);
      const back = await launched.app.evaluate(
        () =>
          new Promise((resolve) => {
            const { webContents } = habits.window;
            webContents.once('did-finish-load', async () => {
              const answer = await webContents.executeJavaScript('habits.invoke("who")');
              resolve([webContents.isCrashed(), answer]);
            });
            webContents.reload();
          }),
      );
      expect(back).toEqual([false, { isWindow: true, url: 'app://habits/', hasParent: false }]);
    });
  });
});
