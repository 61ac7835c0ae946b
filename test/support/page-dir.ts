import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page as the build leaves it, small enough to read. */
export function makePageDir(): { dir: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'switchyard-page-'));
  const dir = join(parent, 'renderer');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.html'), 'not for anybody');
  writeFileSync(
    join(dir, 'index.html'),
    '<meta name="csp-nonce" nonce="__CSP_NONCE__" content="__CSP_NONCE__">',
  );
  writeFileSync(join(dir, 'assets', 'index.js'), 'export {};\n');
  return { dir, remove: () => rmSync(parent, { recursive: true }) };
}
