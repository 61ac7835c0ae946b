import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { removeDir } from '../support/remove-dir';

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

  describe('given a scenario of scripts', () => {
    const dir = mkdtempSync(join(tmpdir(), 'switchyard-scenario-'));
    afterAll(() => removeDir(dir));

    /** Writes a module and a scenario that runs it. */
    function scenarioOf(name: string, text: string): string {
      const path = join(dir, `${name}.mjs`);
      writeFileSync(path, text);
      const work = { executor: 'script', path, payload: { word: 'hello' } };
      const limits = { workers: 2, maxAttempts: 2, attemptTimeoutMs: 20_000, backoff: { kind: 'none' } };
      const scenario = join(dir, `${name}.json`);
      writeFileSync(scenario, JSON.stringify({ workload: { count: 5, work }, limits }));
      return scenario;
    }

    const run = (...args: string[]) => promisify(execFile)(process.execPath, [command, 'run', ...args]);

    it('runs them, retries included, and prints nothing that they print', async () => {
      const text = `export default async ({ payload, attempt }) => {
        console.log('{"not": "ours"}');
        if (attempt === 1) throw new Error('once');
        return payload.word;
      }`;
      const log = join(dir, 'log.ndjson');
      const scenario = scenarioOf('words', text);
      const { stdout, stderr } = await run('--scenario', scenario, '--json', '--strict', '--record', log);
      expect(JSON.parse(stdout)).toMatchObject({ accepted: 5, succeeded: 5 });
      expect(stderr).not.toContain('ours');
      const settled = readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"task-settled"'))
        .map((line) => JSON.parse(line));
      expect(settled).toHaveLength(5);
      for (const event of settled) {
        expect(event).toMatchObject({ attempts: 2, output: 'hello\n\nlog:\n{"not": "ours"}' });
      }
    });

    it('ends when they end, whatever they do to their threads', async () => {
      const scenario = scenarioOf('exits', 'export default () => process.exit(7)');
      const { stdout } = await run('--scenario', scenario, '--json');
      expect(JSON.parse(stdout)).toMatchObject({ accepted: 5, failed: 5 });
    });

    it('refuses them a virtual clock', async () => {
      const scenario = scenarioOf('virtual', 'export default () => {}');
      await expect(run('--scenario', scenario, '--clock', 'virtual')).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('expected real, since script work takes the time that it takes'),
      });
    });
  });
});
