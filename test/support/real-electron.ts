import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TestContext } from 'vitest';

/**
 * Where Electron's binary lies. It is looked for on disk alone: loading the package would start a download.
 *
 * @param root of the project, absolute
 * @returns null where it is not there
 */
export function findElectron(root: string): string | null {
  const packageDir = dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  const pathFile = join(packageDir, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageDir, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Why Electron cannot run on this machine; null where it can. */
export function whyNoElectron(root: string): string | null {
  if (findElectron(root) === null) return 'its binary is not installed (npx install-electron fetches it)';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
  return hasDisplay ? null : 'there is no display (xvfb-run makes one)';
}

/**
 * Skips a test that needs Electron where Electron cannot run, and says why. Where `SWITCHYARD_ELECTRON` is
 * `required`, Electron has to run: there such a test fails.
 */
export function needElectron(root: string, test: Pick<TestContext, 'skip'>): void {
  const why = whyNoElectron(root);
  if (why === null) return;
  if (process.env.SWITCHYARD_ELECTRON === 'required') throw new Error(`Electron has to run here: ${why}`);
  test.skip(`Electron cannot run here: ${why}`);
}
