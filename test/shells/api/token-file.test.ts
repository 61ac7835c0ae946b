import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTokenFile } from '../../../src-main/shells/api/token-file';

function makePath(): string {
  const dir = mkdtempSync(join(tmpdir(), 'switchyard-token-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'token');
}

describe('a token file', () => {
  it('is made where there is none, for its owner alone, and read ever after', () => {
    const path = makePath();
    const first = readTokenFile(path);
    expect(first).toMatchObject({ ok: true });
    expect(readTokenFile(path)).toEqual(first);
    expect(first.ok && first.value).toBe(readFileSync(path, 'utf8').trim());
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is refused where others can read it, or where it holds no token', () => {
    const path = makePath();
    writeFileSync(path, 'x'.repeat(40), { mode: 0o644 });
    chmodSync(path, 0o644);
    expect(readTokenFile(path, 'linux')).toMatchObject({
      problems: [{ field: '--token-file', expected: 'a file that only its owner can read' }],
    });
    expect(readTokenFile(path, 'win32')).toMatchObject({ ok: true });
    for (const text of ['', 'short', `${'x'.repeat(40)} y`, 'x'.repeat(300)]) {
      writeFileSync(path, text);
      expect([text, readTokenFile(path, 'win32').ok]).toEqual([text, false]);
    }
  });
});
