import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFile } from '../../../src-main/shells/terminal/file-text';

const dir = mkdtempSync(join(tmpdir(), 'switchyard-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('a file that is written', () => {
  it('holds all that was written to it, in UTF-8, and nothing of what it held before', () => {
    const path = join(dir, 'run.ndjson');
    const before = createFile(path);
    before.write('something much longer than what comes after it\n');
    before.close();
    const file = createFile(path);
    file.write('✓ one\n');
    file.write('⊘ two\n');
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('✓ one\n⊘ two\n');
  });

  it('is refused where it cannot be made', () => {
    expect(() => createFile(join(dir, 'no', 'such', 'folder'))).toThrow('ENOENT');
  });
});
