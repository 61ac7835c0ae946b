import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { begin, NOOP, scriptBody, threadRoom } from './thread-yard';

describe('the thread of a lane', () => {
  const room = threadRoom();
  const THREAD_ID = "import { threadId } from 'node:worker_threads'; export default () => threadId;";

  it('is made when its lane first needs it, one for each', async () => {
    const executor = room.open();
    expect(executor.threads).toBe(0);
    await Promise.all([1, 2, 3].map((lane) => begin(executor, NOOP, lane).report));
    expect(executor.threads).toBe(3);
  });

  it('is used again by whatever comes to its lane', async () => {
    const executor = room.open();
    const body = scriptBody(room.script(THREAD_ID));
    const first = await begin(executor, body).report;
    await begin(executor, NOOP).report;
    await begin(executor, { executor: 'cpu', load: 'primes', upTo: 5 }).report;
    expect(await begin(executor, body).report).toEqual(first);
    expect(await begin(executor, body, 2).report).not.toEqual(first);
    expect(executor.threads).toBe(2);
  });

  it('goes through many attempts in a row, loads and scripts by turns', async () => {
    const executor = room.open();
    const body = scriptBody(room.script('let n = 0; export default () => ++n'));
    for (let i = 1; i <= 100; i++) {
      expect(await begin(executor, body).report).toEqual({ ok: true, output: String(i) });
      expect(await begin(executor, { executor: 'cpu', load: 'primes', upTo: 3 }).report).toEqual({
        ok: true,
        output: '2',
      });
    }
    expect(executor.threads).toBe(1);
  });

  it('lets what scripts left in its event loop go on while attempts come one after the other', async () => {
    const executor = room.open();
    const text = `let ticks = 0;
      setInterval(() => ticks++, 0);
      export default () => ticks`;
    const body = scriptBody(room.script(text));
    let ticks = 0;
    for (let i = 0; i < 5_000 && ticks < 3; i++) {
      const report = await begin(executor, body).report;
      ticks = report.ok ? Number(report.output) : Number.NaN;
    }
    expect(ticks).toBeGreaterThanOrEqual(3);
  });

  it('ends when it has long had nothing to do', async () => {
    const executor = room.open({ idleMs: 10 });
    await Promise.all([begin(executor, NOOP, 1).report, begin(executor, NOOP, 2).report]);
    await expect.poll(() => executor.threads, { timeout: 20_000 }).toBe(0);
    expect(await begin(executor, NOOP).report).toEqual({ ok: true, output: undefined });
  });

  it('is not taken for idle while it works', async () => {
    const executor = room.open({ idleMs: 10 });
    const { report } = begin(executor, { executor: 'cpu', load: 'sleep-spin', sleepMs: 300, spinMs: 0 });
    expect(await report).toEqual({ ok: true, output: undefined });
  });

  it('ends when the executor is closed, with what still runs on it', async () => {
    const executor = room.open();
    await begin(executor, NOOP, 1).report;
    const run = begin(executor, { executor: 'cpu', load: 'hash', rounds: 1_000_000_000 }, 2);
    await executor.close();
    expect(executor.threads).toBe(0);
    const leaving = { name: 'AbortError', message: 'the yard’s program is leaving', retryable: false };
    expect(await run.report).toEqual({ ok: false, error: leaving });
    expect(await begin(executor, NOOP).report).toEqual({ ok: false, error: leaving });
    await executor.close();
  });

  it.each([
    ['a load', () => ({ executor: 'cpu', load: 'sleep-spin', sleepMs: 50, spinMs: 0 }), 'undefined'],
    ['a script', () => scriptBody(room.script('export default async () => "done"')), 'done'],
  ] as const)('keeps a program alive while it does %s, and no longer', async (_, body, output) => {
    const args = [inject('loneThreadProgram'), inject('laneThreadPath'), JSON.stringify(body())];
    // It ends by itself, or not before the thread has been idle for a quarter of an hour.
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 25_000 });
    expect(stdout).toBe(`succeeded: ${output}\n`);
  });
});
