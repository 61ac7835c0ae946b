import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { MAY_SANDBOX } from '../support/browser-flags';
import { removeDir } from '../support/remove-dir';

// The check that a packaged app starts, made on the built app in the stand-in for Electron.

describe('the check that a packaged app starts', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'switchyard-packaged-'));
    const root = inject('projectRoot');
    for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer']) {
      cpSync(join(root, part), join(dir, part), { recursive: true });
    }
  });
  afterEach(() => removeDir(dir));

  function check() {
    const script = join(inject('projectRoot'), '.github', 'packaged-app-starts.mjs');
    const standIn = join(dirname(inject('standInPath')), 'executable.js');
    const sandbox = MAY_SANDBOX ? [] : ['--no-sandbox'];
    const { status, stdout } = spawnSync(
      process.execPath,
      [script, process.execPath, standIn, ...sandbox, dir],
      { env: { ...process.env, SWITCHYARD_CHROMIUM: inject('chromiumPath') }, encoding: 'utf8' },
    );
    return { status, said: stdout };
  }

  it('passes where the page shows the yard and the app goes in order', () => {
    const { status, said } = check();
    expect(said).toContain('the page shows the yard');
    expect(said).toContain('The packaged app starts and ends.');
    expect(status).toBe(0);
  });

  it.each([
    ['page', 'out/renderer', /\[error\] +app:\/\/switchyard\/ did not load: status 404/],
    ['preload', 'out/preload', /\[error\] +.*index\.cjs failed/],
  ])('fails at once where the archive has no %s', (_what, part, complaint) => {
    rmSync(join(dir, part), { recursive: true });
    const { status, said } = check();
    expect(said).toMatch(complaint);
    expect(said).toContain('Not well: an error is in the log');
    expect(status).toBe(1);
  });
});
