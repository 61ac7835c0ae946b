import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartedApp, startApp } from '../support/web-shell';

const started: StartedApp[] = [];
const dir = mkdtempSync(join(tmpdir(), 'switchyard-serve-'));
let servers: string;

beforeEach(() => {
  servers = mkdtempSync(join(dir, 'servers-'));
});
afterEach(async () => {
  for (const app of started.splice(0)) await app.kill();
});
afterAll(() => rmSync(dir, { recursive: true }));

function start(...args: string[]): StartedApp {
  const app = startApp(args, { SWITCHYARD_SERVERS: servers });
  started.push(app);
  return app;
}

async function serve(
  ...flags: string[]
): Promise<StartedApp & { readonly url: string; readonly token: string }> {
  const app = start('serve', '--port', '0', ...flags);
  const [, url = '', token = ''] = await app.said(/^Its API is at (\S+)\/api, with the token (\S+)$/m);
  return { ...app, url, token };
}

function listOf(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const order = (name: string) => ({
  name,
  body: { executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 },
});

describe('a yard that is served', () => {
  it('is found by submit and watch, which send a list and tell what comes of it', async () => {
    const served = await serve();
    const watch = start('watch');
    await watch.said(/^Run of 2/m);
    const list = listOf(
      'list.ndjson',
      `${JSON.stringify(order('apple'))}\n${JSON.stringify(order('pear'))}\n`,
    );
    const submit = start('submit', list);
    expect([await submit.ended, submit.output()]).toEqual([0, '2 of 2 tasks accepted: tasks 1 to 2\n']);
    await watch.said(/ task 1 submitted: apple, medium priority$/m);
    await watch.said(/ task 2 succeeded after 1 attempt/m);
    const stats = await fetch(`${served.url}/api/stats`, {
      headers: { authorization: `Bearer ${served.token}` },
    });
    expect(await stats.json()).toMatchObject({ counts: { accepted: 2 } });
    expect((await fetch(`${served.url}/api/stats`)).status).toBe(401);
    watch.interrupt();
    expect(await watch.ended).toBe(process.platform === 'win32' ? 'SIGINT' : 0);
  });

  it('leaves its token where nobody else can read it, and takes it away when it ends', async (test) => {
    const served = await serve();
    const [name = ''] = readdirSync(servers);
    expect(JSON.parse(readFileSync(join(servers, name), 'utf8'))).toMatchObject({
      url: served.url,
      token: served.token,
    });
    test.skip(
      process.platform === 'win32',
      'Windows has no such rights, and no Ctrl+C that a test could press',
    );
    expect(statSync(join(servers, name)).mode & 0o777).toBe(0o600);
    served.interrupt();
    expect(await served.ended).toBe(0);
    expect(readdirSync(servers)).toEqual([]);
  });

  it('keeps its token in a file that it was told of', async () => {
    const path = join(dir, 'token');
    const first = await serve('--token-file', path);
    expect(readFileSync(path, 'utf8').trim()).toBe(first.token);
    await first.kill();
    const second = await serve('--token-file', path);
    expect(second.token).toBe(first.token);
  });

  it('runs the programs of a list only where both sides agree', async (test) => {
    test.skip(process.platform === 'win32', 'echo is no program of Windows');
    const list = listOf(
      'programs.json',
      JSON.stringify([{ body: { executor: 'command', program: 'echo', args: ['a b'] } }]),
    );
    const closed = await serve();
    const unasked = start('submit', list, '--url', closed.url);
    expect([await unasked.ended, unasked.output()]).toEqual([
      2,
      'The list runs a program:\n  echo "a b"\nswitchyard: --yes: expected to be given where nobody can be asked about the programs of a list, got nothing\n',
    ]);
    const refused = start('submit', list, '--yes', '--url', closed.url);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('order 1, command 1: programs-not-allowed');
    const open = await serve('--allow-programs');
    const taken = start('submit', list, '--yes', '--url', open.url, '--json');
    expect(await taken.ended).toBe(0);
    const headers = { authorization: `Bearer ${open.token}` };
    await expect
      .poll(async () => (await (await fetch(`${open.url}/api/tasks/1`, { headers })).json()).record.phase)
      .toBe('succeeded');
  });

  it('lets only those windows run programs whose address has its key', async () => {
    const served = await serve('--allow-programs');
    const [, address = ''] = await served.said(/^Switchyard is at (\S+)$/m);
    expect(new URL(address).searchParams.get('key')).toMatch(/^[\w-]{43}$/);
  });

  it('goes on to be followed when it comes back on its port', async () => {
    const first = await serve();
    const { port } = new URL(first.url);
    const watch = start('watch', '--url', first.url, '--token', first.token, '--json');
    const token = listOf('kept-token', `${first.token}\n`);
    if (process.platform !== 'win32') {
      // As readTokenFile wants it.
      const { chmodSync } = await import('node:fs');
      chmodSync(token, 0o600);
    }
    await watch.said(/^\{"type":"run"/m);
    await first.kill();
    await watch.said(/trying again in/);
    const second = start('serve', '--port', port, '--token-file', token);
    await second.said(/^Its API is at/m);
    await watch.said(/missing/);
    await watch.said(/^\{"type":"run".*\n[\s\S]*^\{"type":"run"/m);
    expect(watch.output()).toContain('to the end of their run are missing');
  });

  it.each([
    [['submit'], "expected what --help lists, got missing required argument 'file'"],
    [
      ['submit', 'nothing.json', '--url', 'ftp://x', '--token', 'x'],
      '--url: expected an http: or https: address, got "ftp://x"',
    ],
    [['watch', '--port', 'x'], '--port: expected a whole number from 0 to 65535 (0: any free port), got "x"'],
    [['watch'], '--url: expected to be given where no `switchyard serve` runs on this machine, got nothing'],
    [
      ['watch', '--port', '9'],
      '--token: expected the token that the server printed (or SWITCHYARD_TOKEN), got nothing',
    ],
    [['serve', '--token-file', '.'], '--token-file: expected'],
  ])('refuses %j with what was expected, and exits with 2', async (args, message) => {
    const app = start(...args);
    expect(await app.ended).toBe(2);
    expect(app.output()).toContain(message);
  });

  it('is told about a list that is none before anything is sent', async () => {
    await serve();
    const list = listOf('bad.json', JSON.stringify([order('good'), { body: { executor: 'nothing' } }]));
    const submit = start('submit', list);
    expect(await submit.ended).toBe(2);
    expect(submit.output()).toMatch(/^switchyard: .*body\.executor: expected/m);
  });
});
