import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../out/main/switchyard.js', import.meta.url));

describe('the built command', () => {
  it('runs by its own name, as npx starts it, also after a second build', async (test) => {
    test.skip(
      process.platform === 'win32',
      'Windows runs commands by their ending, and knows no such permission',
    );
    expect(() => accessSync(command, constants.X_OK)).not.toThrow();
    const args = ['run', '--clock', 'virtual', '--seed', '7', '--json'];
    const { stdout } = await promisify(execFile)(command, args);
    expect(JSON.parse(stdout)).toMatchObject({ submitted: 10, accepted: 10, seed: 7 });
  });
});
