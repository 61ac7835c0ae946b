import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { WorkBody } from '#contract/work';
import { WatchedPrograms } from '../executors/command/watched-programs';
import { removeDir } from '../support/remove-dir';
import { type StartedApp, startApp } from '../support/web-shell';

const dir = mkdtempSync(join(tmpdir(), 'switchyard-real-work-'));

afterAll(() => removeDir(dir));

/** The path of a scenario with that work. */
function scenarioOf(work: WorkBody, count: number, limits: object = {}): string {
  const path = join(dir, `${work.executor}.json`);
  writeFileSync(path, JSON.stringify({ workload: { count, work }, limits }));
  return path;
}

/** What it has said by the time that it is interrupted once more. */
function interrupted(app: StartedApp): () => string {
  return () => {
    app.interrupt();
    return app.output();
  };
}

describe('real work in the terminal', () => {
  it('asks the built-in test server where a request names no address, and ends by itself', async () => {
    const scenario = scenarioOf({ executor: 'http', method: 'GET', url: null }, 60, { workers: 6 });
    const app = startApp(['run', '--scenario', scenario, '--strict', '--quiet']);
    expect(await app.ended).toBe(0);
    expect(app.output()).toContain('60 accepted · ✓ 60 succeeded');
  });

  it('shows what a request met, and what a program said', async () => {
    const http = startApp([
      'run',
      '--scenario',
      scenarioOf({ executor: 'http', method: 'GET', url: null }, 1),
    ]);
    const { args, program } = { program: process.execPath, args: ['-e', 'console.log("six times", 7)'] };
    const command = startApp(['run', '--scenario', scenarioOf({ executor: 'command', program, args }, 1)]);
    await Promise.all([http.ended, command.ended]);
    expect(http.output()).toMatch(/status=200 bytes=32 waitMs=[\d.]+ firstByteMs=[\d.]+ totalMs=[\d.]+/);
    expect(command.output()).toContain('six times 7');
  });

  it('refuses a virtual clock for it', async () => {
    const scenario = scenarioOf({ executor: 'http', method: 'GET', url: null }, 1);
    const app = startApp(['run', '--scenario', scenario, '--clock', 'virtual']);
    expect(await app.ended).toBe(2);
    expect(app.output()).toContain('real, since http work takes the time that it takes');
  });

  it('leaves no program behind, however it is made to leave', async (test) => {
    test.skip(process.platform === 'win32', 'Windows has no signals to send');
    const programs = await new WatchedPrograms().listen();
    const work = programs.body('ignore-term', 'child', 'ignore-term');
    const app = startApp(['run', '--scenario', scenarioOf(work, 1, { attemptTimeoutMs: null })]);
    const [program, child] = [await programs.next(), await programs.next()];
    app.interrupt();
    await app.said(/Draining/);
    // Too soon after one another, two are taken for one.
    await expect.poll(interrupted(app), { interval: 300 }).toContain('Cancelling');
    await expect.poll(interrupted(app), { interval: 300 }).toContain('Leaving at once');
    await app.ended;
    await Promise.all([program.ended, child.ended]);
    await programs.close();
  });
});
