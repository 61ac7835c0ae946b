import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APP_ID } from '../../src-main/shells/electron/electron-app';
import { debianFacts, getConfig, parseYaml, ROOT, validateConfiguration } from './builder';

const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** electron-builder takes its time to be loaded, in milliseconds. */
const LOAD_LIMIT_MS = 60_000;

describe('the configuration of the packaging', { timeout: LOAD_LIMIT_MS }, () => {
  it('is one that electron-builder takes', async () => {
    const config = await getConfig(ROOT, null, null);
    await validateConfiguration(config, { isEnabled: false });
    const wrong = { ...config, electronFuses: { runAsNodes: false } };
    await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow(
      'configuration.electronFuses',
    );
  });

  it('leaves an attacker none of the doors that fuses close', async () => {
    const { electronFuses, asar } = await getConfig(ROOT, null, null);
    expect(asar).toBe(true);
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
  });

  it('calls the app what the app calls itself, wherever it is known by name', async () => {
    const { appId, productName, linux } = await getConfig(ROOT, null, null);
    expect(appId).toBe(APP_ID);
    expect(packageJson.desktopName).toBe(`${APP_ID}.desktop`);
    expect(linux.syncDesktopName).toBe(true);
    expect(packageJson.productName).toBe(productName);
  });

  it('makes what each system installs from', async () => {
    const { win, mac, linux } = await getConfig(ROOT, null, null);
    expect(win.target).toEqual(['nsis', 'zip']);
    const both = ['x64', 'arm64'];
    expect(mac.target).toEqual([
      { target: 'dmg', arch: both },
      { target: 'zip', arch: both },
    ]);
    expect(linux.target).toEqual(['AppImage', 'deb']);
  });

  it('says of a Debian package all that it has to, wherever the sources come from', async () => {
    const { linux } = await getConfig(ROOT, null, null);
    expect(await debianFacts(linux, packageJson)).toMatchObject({
      maintainer: linux.maintainer,
      url: packageJson.homepage,
    });
    const { homepage: _, ...homeless } = packageJson;
    await expect(debianFacts(linux, homeless)).rejects.toThrow('Please specify project homepage');
  });

  it('has an icon from which those of all sizes are made', () => {
    const png = readFileSync(join(ROOT, 'build', 'icon.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});

describe('the public workflow', () => {
  interface Job {
    readonly strategy: { readonly matrix: { readonly os: readonly string[] } };
    readonly steps: readonly {
      readonly uses?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  }
  interface Workflow {
    readonly permissions: unknown;
    readonly jobs: Readonly<Record<string, Job>>;
  }
  const text = readFileSync(join(ROOT, '.github', 'workflows', 'ci.yml'), 'utf8');
  const workflow = parseYaml(text) as Workflow;
  const runs = (job: string) => workflow.jobs[job]?.steps.flatMap(({ run }) => run ?? []).join('\n') ?? '';

  it('may read, and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toContain('secrets.');
  });

  it('does everything on all three systems', () => {
    expect(Object.keys(workflow.jobs)).toEqual(['test', 'electron', 'package']);
    for (const { strategy } of Object.values(workflow.jobs)) {
      expect(strategy.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest']);
    }
  });

  it('uses only actions of GitHub itself, of a given version', () => {
    const uses = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.uses ?? []),
    );
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('runs the tests, Electron itself, and what was packaged', () => {
    expect(runs('test')).toMatch(/^npm ci\nnpm test$/);
    expect(runs('electron')).toContain('npx install-electron');
    expect(runs('electron')).toContain('--project e2e');
    expect(runs('package')).toContain('npm run package');
    expect(runs('package')).toContain('.github/packaged-app-starts.mjs');
  });

  it('fails what needs Electron where that cannot run, and skips nothing for it', () => {
    const steps = workflow.jobs.electron?.steps.filter(({ run = '' }) => run.includes('--project e2e')) ?? [];
    expect(steps.map(({ env }) => env)).toEqual([{ SWITCHYARD_ELECTRON: 'required' }]);
  });

  it('has windows managed where they are to be minimised', () => {
    expect(runs('electron')).toMatch(/apt-get install .*\bopenbox\b/);
    expect(runs('electron')).toMatch(/xvfb-run .*sh -c "openbox & exec \$run"/);
  });

  it('checks out the same bytes on every system', () => {
    const attributes = readFileSync(join(ROOT, '.gitattributes'), 'utf8').split('\n');
    expect(attributes).toContain('* text=auto eol=lf');
  });

  it('calls only scripts and programs that are there', () => {
    const scripts = Array.from(text.matchAll(/npm run ([\w:]+)/g), ([, name = '']) => name);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((name) => packageJson.scripts[name] === undefined)).toEqual([]);
    const electron = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8'));
    expect(Object.keys(electron.bin)).toContain('install-electron');
  });
});
