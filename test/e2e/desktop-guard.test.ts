import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { YardApi } from '#contract/yard-api';
import type { DesktopHost } from '../support/desktop-host';
import { DESKTOP_HOSTS, openDesktop } from '../support/hosts';

/** What the preload gives the page. */
type Yard = { readonly switchyard: YardApi };

describe.each(DESKTOP_HOSTS)('the doors of the desktop app in %s', (_name, kind) => {
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

  it('are shut to a page in another window, although it is the same page with the same preload', async () => {
    const { app, window } = host();
    const replies = await app.evaluate(async ({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow;
      const { preload = '' } = (
        own.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences();
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL(own.webContents.getURL());
      const ask = (contents: Electron.WebContents, workers: number) =>
        contents.executeJavaScript(
          `switchyard.call({ command: 'change-limits', patch: { workers: ${workers} } })`,
        );
      const answers = [await ask(other.webContents, 9), await ask(own.webContents, 5)];
      other.destroy();
      return answers;
    });
    expect(replies).toMatchObject([
      { ok: false, problems: [{ field: 'sender', expected: 'the page of Switchyard', got: 'another one' }] },
      { ok: true, value: { workers: 5 } },
    ]);
    await window.page
      .getByRole('textbox', { name: 'workers', exact: true })
      .and(window.page.locator('[value="5"]'))
      .waitFor();
  });

  it('take nothing that is no command, and nothing that cannot be copied', async () => {
    const { page } = host().window;
    const replies = await page.evaluate(async () => {
      const { switchyard } = globalThis as unknown as Yard;
      const ask = (command: unknown) =>
        switchyard.call(command as never).then(
          (reply) => (reply.ok ? 'accepted' : reply.problems[0]?.field),
          (error: Error) => error.message,
        );
      return Promise.all([ask(null), ask({ command: 'explode' }), ask({ command: 'start', by: () => {} })]);
    });
    expect(replies).toEqual(['command', 'command', expect.stringContaining('could not be cloned')]);
  });

  it('are the page alone: an inner frame finds none of them', async () => {
    const { page } = host().window;
    const found = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const names = Object.keys(frame.contentWindow ?? {});
      frame.remove();
      return names.filter((name) => name.startsWith('switchyard'));
    });
    expect(found).toEqual([]);
  });

  it('bring the files of the page, and no others of this machine', async () => {
    const { page } = host().window;
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/index.html',
        '/..%2fmain/index.js',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5cpreload%5cindex.cjs',
        '/assets/..%2f..%2f..%2fpackage.json',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  it('send the page with a policy: no script but its files runs, and it connects nowhere', async () => {
    const { page } = host().window;
    const refused = await page.evaluate(async () => {
      const heard = new Set<string>();
      const heardAll = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          heard.add(effectiveDirective);
          if (heard.size === 4) resolve();
        });
      });
      // A policy is not held against what a debugger runs, but against what that leaves behind.
      await new Promise((resolve) => setTimeout(resolve));
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.ran = true';
      document.body.append(inline);
      new Image().src = 'https://elsewhere.invalid/a.png';
      const fetched = await fetch('https://elsewhere.invalid/').catch(() => 'refused');
      let made = 'made';
      try {
        new Function('globalThis.ran = true')();
      } catch (error) {
        made = (error as Error).name;
      }
      await heardAll;
      return { ran: 'ran' in globalThis, fetched, made, heard: [...heard].sort() };
    });
    expect(refused).toEqual({
      ...{ ran: false, fetched: 'refused', made: 'EvalError' },
      heard: ['connect-src', 'img-src', 'script-src', 'script-src-elem'],
    });
  });

  it('let the page copy, and grant it nothing else', async () => {
    const { page } = host().window;
    const outcomes = await page.evaluate(async () => {
      const copied = await navigator.clipboard.writeText('a row').then(
        () => 'granted',
        (error: Error) => error.name,
      );
      const read = await navigator.clipboard.readText().then(
        () => 'granted',
        (error: Error) => error.name,
      );
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        ),
      );
      return [copied, read, place, await Notification.requestPermission()];
    });
    expect(outcomes).toEqual(['granted', 'NotAllowedError', 1, 'denied']);
  });
});
