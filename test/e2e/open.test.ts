import { afterEach, describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import { FeedWatcher } from '../support/feed-watcher';
import { type StartedApp, startApp, startWebShellApp } from '../support/web-shell';
import { WebSocketYardApi } from '../support/web-socket-yard-api';

const started: StartedApp[] = [];

function remember<T extends StartedApp>(app: T): T {
  started.push(app);
  return app;
}

afterEach(async () => {
  for (const app of started.splice(0)) await app.kill();
});

describe('switchyard open', () => {
  it('says where it is, and serves the page there with its policy', async () => {
    const app = remember(await startWebShellApp());
    const response = await fetch(app.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(await response.text()).toContain(`nonce="${nonce}"`);
  });

  it('lets running tasks end at Ctrl+C, says so, and exits well', async (test) => {
    test.skip(
      process.platform === 'win32',
      'on Windows a test cannot press Ctrl+C: it would only end the app',
    );
    const app = remember(await startWebShellApp());
    const api = await WebSocketYardApi.connect(app.port);
    const window = new FeedWatcher(api);
    const workload = { ...LESSON_WORKLOAD, mix: { normal: 1, unstable: 0, slow: 0, failing: 0 } };
    await api.call({ command: 'submit', workload });
    app.interrupt();
    await app.said(/^Draining: running attempts may end, for 10 s at most\. Ctrl\+C again cancels them\.$/m);
    expect(await app.ended).toBe(0);
    expect(app.output()).toMatch(/^Switchyard has stopped\.$/m);
    expect(window.gaps).toEqual([]);
  });

  it('says that a port it was told to take is taken, and exits with 1', async () => {
    const first = remember(await startWebShellApp());
    const second = remember(startApp(['open', '--web', '--no-open', '--port', String(first.port)]));
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(`The web shell cannot start: port ${first.port} is taken on 127.0.0.1\n`);
  });

  it('says in one line why Electron cannot run, and serves instead', async (test) => {
    test.skip(process.platform !== 'linux', 'only Linux can be without a display');
    const nowhere = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
    const app = remember(startApp(['open', '--no-open', '--port', '0'], nowhere));
    await app.said(/^Switchyard is at http/m);
    expect(app.output().split('\n')[0]).toBe(
      'Electron cannot run here: there is no display (DISPLAY and WAYLAND_DISPLAY are not set). ' +
        'The web shell does instead.',
    );
  });

  it.each([
    [['--port', 'abc'], '--port: expected a whole number from 0 to 65535 (0: any free port), got "abc"'],
    [['--port', '65536'], '--port: expected a whole number from 0 to 65535 (0: any free port), got "65536"'],
    [['--host', '0.0.0.0'], '--host: expected an option that --help lists'],
  ])('refuses %j with what was expected, and exits with 2', async (flags, message) => {
    const app = remember(startApp(['open', '--web', '--no-open', ...flags]));
    expect(await app.ended).toBe(2);
    expect(app.output()).toContain(message);
  });
});
