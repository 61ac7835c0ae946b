import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findElectron, needElectron, whyNoElectron } from '../support/real-electron';

const dirs: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A project with Electron's npm part, and perhaps its binary. */
function project({ hasBinary }: { hasBinary: boolean }): string {
  const root = mkdtempSync(join(tmpdir(), 'switchyard-electron-'));
  dirs.push(root);
  const dist = join(root, 'node_modules', 'electron', 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, '..', 'package.json'), '{"name":"electron","main":"index.js"}');
  // To load it would be to fetch the binary.
  writeFileSync(join(dist, '..', 'index.js'), 'throw new Error("a download has begun")');
  if (!hasBinary) return root;
  writeFileSync(join(dist, '..', 'path.txt'), 'electron');
  writeFileSync(join(dist, 'electron'), '');
  return root;
}

it("finds Electron's binary on disk, and says that it is not there, without loading the package", () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
  vi.stubEnv('DISPLAY', ':0');
  const [complete, bare] = [project({ hasBinary: true }), project({ hasBinary: false })];
  expect(findElectron(complete)).toBe(join(complete, 'node_modules', 'electron', 'dist', 'electron'));
  expect(whyNoElectron(complete)).toBeNull();
  expect(findElectron(bare)).toBeNull();
  expect(whyNoElectron(bare)).toBe('its binary is not installed (npx install-electron fetches it)');
});

it('skips what needs Electron where that is not, with the reason, and fails it where Electron is required', () => {
  vi.stubEnv('DISPLAY', ':0');
  const skipped: string[] = [];
  const test = {
    skip: (why?: unknown) => {
      skipped.push(String(why));
      throw new Error('skipped');
    },
  } as Parameters<typeof needElectron>[1];
  const [complete, bare] = [project({ hasBinary: true }), project({ hasBinary: false })];
  const why = 'its binary is not installed (npx install-electron fetches it)';
  vi.stubEnv('SWITCHYARD_ELECTRON', undefined);
  expect(() => needElectron(bare, test)).toThrow('skipped');
  expect(skipped).toEqual([`Electron cannot run here: ${why}`]);

  vi.stubEnv('SWITCHYARD_ELECTRON', 'required');
  expect(() => needElectron(bare, test)).toThrow(`Electron has to run here: ${why}`);
  expect(() => needElectron(complete, test)).not.toThrow();
  expect(skipped).toHaveLength(1);
});

it.runIf(process.platform === 'linux')('says that there is no display', () => {
  vi.stubEnv('DISPLAY', undefined);
  vi.stubEnv('WAYLAND_DISPLAY', undefined);
  expect(whyNoElectron(project({ hasBinary: true }))).toBe('there is no display (xvfb-run makes one)');
});
