import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const INSTALL_LIMIT_MS = 300_000;

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chromium to drive: the one that SWITCHYARD_CHROMIUM names, else one that the machine has, else one that
 * is installed now.
 *
 * @throws Error where there is none: tests that need a browser fail, they are not left out
 */
export function findOrInstallChromium(): string {
  const named = process.env.SWITCHYARD_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`SWITCHYARD_CHROMIUM: expected the path of a browser, got ${JSON.stringify(named)}`);
  }
  const found = find();
  if (found !== null) return found;
  const tries = [
    isRootOnDebian() ? installDebianPackage() : null,
    find() === null ? installByPlaywright() : null,
  ];
  const installed = find();
  if (installed !== null) return installed;
  const why = tries.filter((text) => text !== null).join('\n');
  throw new Error(`No Chromium, Chrome or Edge is here, and none could be installed.\n${why}`);
}

function find(): string | null {
  return candidates().find((path) => existsSync(path)) ?? null;
}

function candidates(): string[] {
  const own = chromium.executablePath();
  switch (process.platform) {
    case 'darwin':
      return [...MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`), own];
    case 'win32': {
      const { ProgramFiles, LOCALAPPDATA } = process.env;
      const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA];
      return [
        ...folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder ?? 'C:\\', program))),
        own,
      ];
    }
    default: {
      const folders = new Set([...LINUX_FOLDERS, ...(process.env.PATH ?? '').split(delimiter)]);
      const paths = LINUX_NAMES.flatMap((name) => [...folders].map((folder) => join(folder, name)));
      return [...paths, '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', own];
    }
  }
}

function isRootOnDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installDebianPackage(): string {
  const update = run('apt-get', ['update']);
  return `${update}\n${run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'])}`;
}

function installByPlaywright(): string {
  const packageFile = createRequire(import.meta.url).resolve('playwright-core/package.json');
  return run(process.execPath, [join(dirname(packageFile), 'cli.js'), 'install', 'chromium']);
}

/** What was run and how it ended, for people to read where it did not help. */
function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    timeout: INSTALL_LIMIT_MS,
  });
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().slice(-2_000);
  return `${command} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}\n${said}`;
}
