import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runBounded } from '../../../src-main/shells/terminal/open-child';
import { tryElectron } from '../../../src-main/shells/terminal/open-electron';
import { hasDisplay, type OpenHost } from '../../../src-main/shells/terminal/open-host';
import { parsePort } from '../../../src-main/shells/terminal/port-flag';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A project with the files given, by path. */
function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'switchyard-open-'));
  roots.push(root);
  for (const [path, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  }
  return root;
}

const PACKAGE = { 'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}' };
const LOADED = { 'node_modules/electron/index.js': 'throw new Error("loading it would start a download")' };
const binary = (script: string) => ({
  'node_modules/electron/path.txt': 'electron',
  'node_modules/electron/dist/electron': `#!/bin/sh\n${script}\n`,
});

function host(more: Partial<OpenHost> = {}): OpenHost & { lines: string[] } {
  const lines: string[] = [];
  return {
    platform: 'linux',
    env: { ...process.env, DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: undefined },
    isRoot: false,
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    onInterrupt: () => () => {},
    exit: () => {},
    lines,
    ...more,
  };
}

describe.skipIf(process.platform === 'win32')('a try at Electron', () => {
  it('is not made without a display, or as root on Linux', async () => {
    const root = project({ ...PACKAGE, ...LOADED, ...binary('exit 0') });
    expect(await tryElectron(root, host({ env: {} }))).toEqual({
      ran: false,
      why: 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)',
    });
    expect(await tryElectron(root, host({ isRoot: true }))).toEqual({
      ran: false,
      why: "Electron's sandbox refuses to run as root",
    });
  });

  it('says so where the package is missing', async () => {
    expect(await tryElectron(project({}), host())).toEqual({
      ran: false,
      why: 'the electron package is not installed',
    });
  });

  it('does not take one from a folder above', async () => {
    const outer = project({ ...PACKAGE, ...LOADED, ...binary('exit 0'), 'inner/package.json': '{}' });
    expect(await tryElectron(join(outer, 'inner'), host())).toEqual({
      ran: false,
      why: 'the electron package is not installed',
    });
  });

  it('runs the app to its end, with the folder of the project', async () => {
    const root = project({ ...PACKAGE, ...LOADED, ...binary('test -f "$1/package.json"') });
    expect(await tryElectron(root, host())).toEqual({ ran: true, exitCode: 0 });
  });

  it('fetches a missing binary by its own installer first', async () => {
    const install = `
      const { mkdirSync, writeFileSync } = require('node:fs');
      mkdirSync(__dirname + '/dist');
      writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\nexit 0\\n', { mode: 0o755 });
      writeFileSync(__dirname + '/path.txt', 'electron');`;
    const told = host();
    const root = project({ ...PACKAGE, ...LOADED, 'node_modules/electron/install.js': install });
    expect(await tryElectron(root, told)).toEqual({ ran: true, exitCode: 0 });
    expect(told.lines).toEqual(['Fetching Electron, for a minute at most …']);
  });

  it('says in one line why the binary could not be fetched', async () => {
    const install =
      'console.error("TypeError: fetch failed\\n    at somewhere (file.js:1:1)"); process.exit(1)';
    const root = project({ ...PACKAGE, ...LOADED, 'node_modules/electron/install.js': install });
    expect(await tryElectron(root, host())).toEqual({
      ran: false,
      why: 'its binary is missing and could not be fetched (TypeError: fetch failed)',
    });
  });

  it('says in one line why the app ended at once', async () => {
    const root = project({
      ...PACKAGE,
      ...LOADED,
      ...binary('echo one >&2; echo cannot open display >&2; exit 3'),
    });
    expect(await tryElectron(root, host())).toEqual({
      ran: false,
      why: 'it ended at once with exit code 3 (cannot open display)',
    });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'hands %s on to the app, and takes its end for no failure however soon it comes',
    async (signal) => {
      let interrupt: (signal: NodeJS.Signals) => void = () => {};
      const told = host({
        onInterrupt: (listener) => {
          interrupt = listener;
          return () => {};
        },
      });
      const root = project({ ...PACKAGE, ...LOADED, ...binary('exec tail -f /dev/null') });
      const attempt = tryElectron(root, told);
      interrupt(signal);
      expect(await attempt).toEqual({ ran: true, exitCode: 1 });
      expect(told.lines).toEqual([]);
    },
  );

  it('says so where the binary cannot be started', async () => {
    const root = project({ ...PACKAGE, ...LOADED, ...binary('exit 0') });
    chmodSync(join(root, 'node_modules/electron/dist/electron'), 0o644);
    const attempt = await tryElectron(root, host());
    expect(attempt).toMatchObject({ ran: false, why: expect.stringContaining('EACCES') });
  });
});

describe('a bounded run', () => {
  it('ends a program that takes too long', async () => {
    expect(await runBounded(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 50)).toEqual({
      ok: false,
      why: 'nothing came within 0.05 s',
    });
  });

  it('gives the exit code of a program that says nothing', async () => {
    expect(await runBounded(process.execPath, ['-e', 'process.exit(4)'], 60_000)).toEqual({
      ok: false,
      why: 'exit code 4',
    });
  });
});

it('takes a display for given where windows always are, and on Linux by its variables', () => {
  const shown = [
    { platform: 'darwin', env: {} },
    { platform: 'win32', env: {} },
    { platform: 'linux', env: {} },
    { platform: 'linux', env: { DISPLAY: '' } },
    { platform: 'linux', env: { DISPLAY: ':0' } },
    { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } },
  ] as const;
  expect(shown.map(hasDisplay)).toEqual([true, true, false, false, true, true]);
});

it('reads a port, or says what one is', () => {
  expect(['0', '4780', '65535'].map((text) => parsePort(text))).toEqual(
    [0, 4780, 65535].map((value) => ({ ok: true, value })),
  );
  expect(parsePort(undefined)).toEqual({ ok: true, value: null });
  for (const text of ['', '-1', '65536', '80.5', '1e3', 'http']) {
    expect(parsePort(text)).toMatchObject({
      ok: false,
      problems: [{ field: '--port', got: JSON.stringify(text) }],
    });
  }
});
