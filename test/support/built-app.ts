import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildStandIn } from './build-stand-in';
import { findOrInstallChromium } from './find-chromium';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the project. */
    readonly projectRoot: string;
    /** The browser that end-to-end tests drive. */
    readonly chromiumPath: string;
    /** What is started in the place of Electron's binary where that cannot be had. */
    readonly standInPath: string;
    /** Where started apps keep their runs: gone afterwards. */
    readonly runsPath: string;
    /** Where started apps leave notes of what they serve: gone afterwards. */
    readonly serversPath: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package.json'];
const OUTPUTS = [
  'out/main/switchyard.js',
  'out/main/target-thread.js',
  'out/main/index.js',
  'out/main/lane-thread.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Before the end-to-end tests: the app is built from the sources as they are, and a browser is there. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (isStale()) build();
  project.provide('projectRoot', ROOT);
  project.provide('standInPath', await buildStandIn(ROOT));
  project.provide('chromiumPath', findOrInstallChromium());
  const runsPath = mkdtempSync(join(tmpdir(), 'switchyard-runs-'));
  project.provide('runsPath', runsPath);
  const serversPath = mkdtempSync(join(tmpdir(), 'switchyard-servers-'));
  project.provide('serversPath', serversPath);
  return () => {
    for (const path of [runsPath, serversPath]) rmSync(path, { recursive: true, force: true });
  };
}

function isStale(): boolean {
  const outputs = OUTPUTS.map((path) => join(ROOT, path));
  if (!outputs.every((path) => existsSync(path))) return true;
  const builtAtMs = Math.min(...outputs.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newestMs(join(ROOT, path)) > builtAtMs);
}

function newestMs(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function build(): void {
  const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The app could not be built.\n${stdout}\n${stderr}`);
}
