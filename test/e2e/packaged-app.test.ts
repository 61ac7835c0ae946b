import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asar, readFuses } from '../packaging/builder';
import { removeDir } from '../support/remove-dir';

/** Before the fuses in a binary, as Electron's own has them; then come their version and how many there are. */
const FUSES_BEGIN = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Packages the built app as `npm run package` does, for Linux and without an installer, around a binary that is
 * none but has the fuses of one: so that this needs no Electron.
 */
describe('the packaged app', () => {
  const dir = mkdtempSync(join(tmpdir(), 'switchyard-package-'));
  const appDir = join(dir, 'app');
  const binary = join(dir, 'packaged', 'linux-unpacked', 'switchyard');
  let files: string[] = [];
  afterAll(() => removeDir(dir));

  beforeAll(() => {
    const electronDist = join(dir, 'electron');
    makeElectronDist(electronDist);
    const root = inject('projectRoot');
    const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const options = [`-c.electronDist=${electronDist}`, `-c.directories.output=${join(dir, 'packaged')}`];
    const target = ['--linux', '--x64', '--dir', '--publish', 'never'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...target, ...options], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The app could not be packaged.\n${stdout}\n${stderr}`);
    asar.extractAll(join(dirname(binary), 'resources', 'app.asar'), appDir);
    files = readdirSync(appDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(appDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  });

  it('has what the app loads, and nothing else', () => {
    const kinds = files.map((file) => file.replace(/(chunks|assets)\/.+\.(\w+)$/, '$1/*.$2'));
    expect([...new Set(kinds)].sort()).toEqual([
      'out/main/chunks/*.js',
      'out/main/index.js',
      'out/main/lane-thread.js',
      'out/main/log-thread.js',
      'out/main/target-thread.js',
      'out/preload/index.cjs',
      'out/renderer/assets/*.css',
      'out/renderer/assets/*.js',
      'out/renderer/assets/*.svg',
      'out/renderer/index.html',
      'package.json',
    ]);
  });

  it('has everything that it imports', () => {
    const loaded = new Set<string>();
    const missing: string[] = [];
    const load = (file: string) => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const specifier of importsOf(readFileSync(join(appDir, file), 'utf8'))) {
        if (specifier === 'electron' || isBuiltin(specifier)) continue;
        const target = normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
        if (specifier.startsWith('.') && files.includes(target)) load(target);
        else missing.push(`${file}: ${specifier}`);
      }
    };
    const { main } = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8'));
    load(main);
    for (const thread of ['lane', 'log', 'target']) load(`out/main/${thread}-thread.js`);
    expect(main).toBe('out/main/index.js');
    expect(loaded.size).toBeGreaterThan(1);
    expect(missing).toEqual([]);
  });

  it('has its fuses flipped: no plain Node, no options or inspector of Node, only its own code', async () => {
    const { version, ...fuses } = await readFuses(binary);
    const names = Object.values(fuses).map((state) => String.fromCharCode(state));
    expect(version).toBe('1');
    // Run as Node, cookie encryption, NODE_OPTIONS, inspector, asar integrity, only asar, snapshot, file://.
    expect(names).toEqual(['0', '0', '0', '0', '1', '1', '0', '0']);
  });
});

/** As much of an unpacked Electron as packaging touches; its fuses are as Electron delivers them. */
function makeElectronDist(dir: string): void {
  mkdirSync(join(dir, 'locales'), { recursive: true });
  mkdirSync(join(dir, 'resources'));
  const fuses = '10110001';
  const binary = Buffer.concat([
    Buffer.from(`before${FUSES_BEGIN}`),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses}after`),
  ]);
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    writeFileSync(join(dir, name), binary);
    chmodSync(join(dir, name), 0o755);
  }
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'locales/en-US.pak',
    'locales/de.pak',
  ]) {
    writeFileSync(join(dir, name), name);
  }
}

/** What the bundler has left to be loaded: by `import`, by its own `__require`, or by `import()`. */
function importsOf(code: string): string[] {
  const found = code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(
      /(?:^|\n)(?:import|export)\s[^'"`;]*?["']([^"']+)["']|\b(?:__require|import)\(["']([^"']+)["']\)/g,
    );
  return Array.from(found, ([, imported, required]) => imported ?? required ?? '');
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}
