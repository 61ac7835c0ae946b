import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LaunchedApp } from '../support/desktop-host';
import '../support/habits';
import { DESKTOP_HOSTS, launchDesktop } from '../support/hosts';

// How an app ends, and how one is alone: what our app takes for granted of Electron.

describe.each(DESKTOP_HOSTS)('in %s', (_name, kind) => {
  let launched: LaunchedApp | undefined;
  const journalOf = (output: string) => Array.from(output.matchAll(/^noted (.*)$/gm), ([, what]) => what);

  beforeEach(async (test) => {
    launched = await launchDesktop(kind, test, join(inject('projectRoot'), 'test', 'support', 'habits-app'));
    const page = await launched.app.firstWindow();
    await page.waitForFunction(() => document.title === 'Habits');
  });
  afterEach(async () => {
    await launched?.close();
    launched = undefined;
  });

  /** The app that a test is about. */
  function started(): LaunchedApp {
    if (launched === undefined) throw new Error('nothing was started');
    return launched;
  }

  it('quits in its order, with code 0', async () => {
    const { app, ended, output } = started();
    await app.evaluate((electron) => electron.app.quit()).catch(() => {});
    expect(await ended).toBe(0);
    expect(journalOf(output())).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
  });

  it('stays where `before-quit` or a window holds it, and quits when it is asked again', async () => {
    const { app, ended, output } = started();
    await app.evaluate((electron) => {
      electron.app.once('before-quit', (event) => event.preventDefault());
      electron.app.quit();
      habits.window.once('close', (event) => event.preventDefault());
      electron.app.quit();
    });
    await app.evaluate((electron) => electron.app.quit()).catch(() => {});
    expect(await ended).toBe(0);
    expect(journalOf(output())).toEqual([
      ...['before-quit', 'before-quit', 'close'],
      ...['before-quit', 'close', 'closed', 'will-quit', 'quit'],
    ]);
  });

  it('asks nobody where it exits, and ends with that code', async () => {
    const { app, ended, output } = started();
    await app.evaluate((electron) => electron.app.exit(3)).catch(() => {});
    expect(await ended).toBe(3);
    const asked = ['before-quit', 'close', 'will-quit'];
    expect(journalOf(output()).filter((what) => asked.includes(what ?? ''))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('quits by a signal that nobody listens to', async () => {
    const { signal, ended, output } = started();
    signal('SIGTERM');
    expect(await ended).toBe(0);
    expect(journalOf(output())).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves a signal to the first that listens to it once the app is ready, not to those behind a listener from before',
    async () => {
      const { app, signal, ended, output } = started();
      await app.evaluate(() => {
        process.on('SIGTERM', () => habits.note('heard'));
        process.on('SIGHUP', () => habits.note('heard behind another'));
      });
      signal('SIGTERM');
      await expect.poll(() => journalOf(output())).toEqual(['heard']);
      signal('SIGHUP');
      expect(await ended).toBe(0);
      expect(journalOf(output())).toEqual([
        ...['heard', 'before-quit', 'close', 'closed', 'will-quit', 'quit'],
      ]);
    },
  );

  it('goes with its last window, where nobody listens', async () => {
    const { app, ended, output } = started();
    await app.evaluate(() => habits.window.close()).catch(() => {});
    expect(await ended).toBe(0);
    expect(journalOf(output())).toEqual(['close', 'closed', 'before-quit', 'will-quit', 'quit']);
  });

  it('leaves what becomes of it to a listener, where there is one', async () => {
    const { app, ended, output } = started();
    await app.evaluate((electron) => {
      electron.app.once('window-all-closed', () => {
        habits.note('none left');
        habits.openWindow();
      });
      habits.window.destroy();
    });
    await app.evaluate((electron) => electron.app.quit()).catch(() => {});
    expect(await ended).toBe(0);
    expect(journalOf(output())).toEqual([
      ...['closed', 'none left'],
      ...['before-quit', 'close', 'closed', 'will-quit', 'quit'],
    ]);
  });

  it('is alone on its data: another one goes at once, and the first one is told', async () => {
    const { app, startAgain } = started();
    const told = app.evaluate(
      (electron) => new Promise<void>((resolve) => electron.app.once('second-instance', () => resolve())),
    );
    expect(await startAgain(['a-word-for-you'])).toBe(0);
    await told;
    expect(await app.evaluate(() => habits.journal)).toEqual(['second a-word-for-you hello']);
  });

  it('takes schemes only before it is ready, and knows its name, version and folders', async () => {
    const { app, userData } = started();
    const [refused, name, version, data, isPackaged] = await app.evaluate((electron) => {
      let message = '';
      try {
        electron.protocol.registerSchemesAsPrivileged([]);
      } catch (error) {
        message = (error as Error).message;
      }
      const { app: it } = electron;
      return [message, it.getName(), it.getVersion(), it.getPath('userData'), it.isPackaged];
    });
    expect(refused).toBe('protocol.registerSchemesAsPrivileged should be called before app is ready');
    expect([name, version, data, isPackaged]).toEqual(['habits', '1.2.3', userData, false]);
  });
});
