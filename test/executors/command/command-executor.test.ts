import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/work';
import { CommandExecutor } from '../../../src-main/executors/command/command-executor';
import { removeDir } from '../../support/remove-dir';
import { AwaitedRun } from '../awaited-run';
import { WatchedPrograms } from './watched-programs';

const TIMEOUT = { kind: 'attempt-timeout', timeoutMs: 200 } as const;
/** Longer than any test: what ends within it was not killed. */
const NO_KILL_MS = 600_000;

function node(script: string, over: Partial<CommandBody> = {}): AwaitedRun {
  return new AwaitedRun({ executor: 'command', program: process.execPath, args: ['-e', script], ...over });
}

function start(run: AwaitedRun, executor = new CommandExecutor()): AwaitedRun {
  executor.start(run);
  return run;
}

describe('the command executor', () => {
  it('succeeds with exit code 0, and tells what was written to both streams', async () => {
    const run = start(node('process.stdout.write("out\\n", () => process.stderr.write("err\\n"))'));
    expect(await run.ended).toBe('exit code 0\nout\nerr\n');
  });

  it('tells the end alone where nothing was written', async () => {
    expect(await start(node('')).ended).toBe('exit code 0');
  });

  it('fails with any other exit code, which may be retried', async () => {
    const run = start(node('console.error("no such thing"); process.exitCode = 3'));
    expect(await run.failure()).toEqual({ name: 'ExitCode', message: 'exit code 3\nno such thing\n' });
  });

  it.skipIf(process.platform === 'win32')('fails where a signal ended it', async () => {
    const run = start(node('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)'));
    expect(await run.failure()).toEqual({ name: 'Signal', message: 'ended by SIGKILL' });
  });

  it('hands arguments over as they are: no shell reads them', async () => {
    const args = [
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '$HOME; `id` "*" \\',
      "it's",
      '',
    ];
    const run = start(new AwaitedRun({ executor: 'command', program: process.execPath, args }));
    const [, line = ''] = (await run.ended).split('\n');
    expect(JSON.parse(line)).toEqual(args.slice(2));
  });

  it('adds to the environment of the yard, and runs in the folder that it is told', async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-command-')));
    const run = start(
      node('console.log([process.env.ADDED, process.env.PATH !== undefined, process.cwd()].join("|"))', {
        cwd,
        env: { ADDED: 'a = b' },
      }),
    );
    expect(await run.ended).toBe(`exit code 0\na = b|true|${cwd}\n`);
    removeDir(cwd);
  });

  it('has nothing to read from', async () => {
    const run = start(
      node('process.stdin.on("data", console.log).on("end", () => console.log("end of input"))'),
    );
    expect(await run.ended).toBe('exit code 0\nend of input\n');
  });

  it('keeps the last 64 KiB of what was written, and says of how much', async () => {
    const run = start(node('process.stdout.write("a".repeat(1_000_000) + "b".repeat(65_536))'));
    const [heading, tail = ''] = (await run.ended).split('\n');
    expect(heading).toBe('exit code 0; the last 65536 of 1065536 bytes of output');
    expect(tail).toBe('b'.repeat(65_536));
  });

  it('says for good what keeps a program from starting', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'switchyard-command-'));
    const plain = join(dir, 'plain.txt');
    writeFileSync(plain, 'no program');
    const missing = start(new AwaitedRun({ executor: 'command', program: join(dir, 'none'), args: [] }));
    const noFolder = start(node('', { cwd: join(dir, 'nowhere') }));
    const aFile = start(node('', { cwd: plain }));
    const errors = await Promise.all([missing, noFolder, aFile].map((run) => run.failure()));
    expect(errors.map(({ name }) => name)).toEqual([
      'ProgramNotFound',
      'NoWorkingDirectory',
      'NoWorkingDirectory',
    ]);
    expect(errors.every(({ retryable }) => retryable === false)).toBe(true);
    if (process.platform !== 'win32') {
      const notExecutable = start(new AwaitedRun({ executor: 'command', program: plain, args: [] }));
      expect(await notExecutable.failure()).toMatchObject({ name: 'NotExecutable', retryable: false });
      const long = Array.from({ length: 256 }, () => 'x'.repeat(32_768));
      const tooLong = start(new AwaitedRun({ executor: 'command', program: process.execPath, args: long }));
      expect(await tooLong.failure()).toMatchObject({ name: 'ArgumentsTooLong', retryable: false });
    }
    removeDir(dir);
  });
});

describe.skipIf(process.platform === 'win32')('a command that is told to stop', () => {
  let programs: WatchedPrograms;

  beforeEach(async () => {
    programs = await new WatchedPrograms().listen();
  });

  afterEach(() => programs.close());

  it('is asked to end, and reported when it has', async () => {
    const executor = new CommandExecutor(NO_KILL_MS);
    const run = start(new AwaitedRun(programs.body()), executor);
    const program = await programs.next();
    executor.abort(run, TIMEOUT);
    expect(run.reports).toEqual([]);
    expect(await run.failure()).toEqual({
      name: 'TimeoutError',
      message: 'the attempt took longer than 200 ms',
    });
    await program.ended;
    expect(() => process.kill(program.pid, 0)).toThrow('ESRCH');
  });

  it('has told until then what it has written', async () => {
    const executor = new CommandExecutor(30);
    const args = ['-e', 'process.stdout.write("so far"); setInterval(() => {}, 1_000_000)'];
    const run = start(new AwaitedRun({ executor: 'command', program: process.execPath, args }), executor);
    expect(executor.told(run)).toBe(undefined);
    await expect.poll(() => executor.told(run), { timeout: 20_000 }).toBe('output:\nso far');
    executor.abort(run, TIMEOUT);
    expect((await run.failure()).name).toBe('TimeoutError');
  });

  it('is killed after the grace where it does not heed that', async () => {
    const executor = new CommandExecutor(30);
    const run = start(new AwaitedRun(programs.body('ignore-term')), executor);
    const program = await programs.next();
    executor.abort(run, { kind: 'cancelled', reason: 'user' });
    expect(await run.failure()).toEqual({ name: 'AbortError', message: 'cancelled (user)' });
    await program.ended;
    expect(() => process.kill(program.pid, 0)).toThrow('ESRCH');
  });

  it('is reported only when what it has started is gone, too', async () => {
    const executor = new CommandExecutor(30);
    const run = start(
      new AwaitedRun(programs.body('child', 'ignore-term', 'child', 'ignore-term', 'silent')),
      executor,
    );
    const all = [await programs.next(), await programs.next(), await programs.next()];
    executor.abort(run, TIMEOUT);
    expect((await run.failure()).name).toBe('TimeoutError');
    await Promise.all(all.map(({ ended }) => ended));
    expect(run.reports).toHaveLength(1);
  });

  it('does not wait for the output that somebody outside its group holds open', async () => {
    const executor = new CommandExecutor(NO_KILL_MS);
    const run = start(new AwaitedRun(programs.body('child', 'own-group')), executor);
    await programs.next();
    const outside = await programs.next();
    executor.abort(run, TIMEOUT);
    expect((await run.failure()).name).toBe('TimeoutError');
    expect(outside.hasEnded()).toBe(false);
    process.kill(outside.pid, 'SIGKILL');
    await outside.ended;
  });
});

describe.skipIf(process.platform === 'win32')('a command that has ended', () => {
  let programs: WatchedPrograms;

  beforeEach(async () => {
    programs = await new WatchedPrograms().listen();
  });

  afterEach(() => programs.close());

  it('is not over as long as a program of its group writes to its output', async () => {
    const executor = new CommandExecutor(NO_KILL_MS);
    const run = start(new AwaitedRun(programs.body('leave', 'child', 'leave')), executor);
    const [first, second] = [await programs.next(), await programs.next()];
    first.release();
    await first.ended;
    expect(run.reports).toEqual([]);
    second.release();
    expect(await run.ended).toBe('exit code 0\nrunning\nrunning\n');
  });

  it('leaves nothing of its group behind', async () => {
    const executor = new CommandExecutor(30);
    const run = start(new AwaitedRun(programs.body('leave', 'child', 'silent', 'ignore-term')), executor);
    const [first, second] = [await programs.next(), await programs.next()];
    first.release();
    expect(await run.ended).toBe('exit code 0\nrunning\n');
    await second.ended;
  });
});

describe.skipIf(process.platform === 'win32')('a command executor that is closed', () => {
  it('ends what runs, and has closed when nothing does', async () => {
    const programs = await new WatchedPrograms().listen();
    const executor = new CommandExecutor(30);
    const runs = [programs.body('ignore-term'), programs.body('child')].map((body) => new AwaitedRun(body));
    for (const run of runs) start(run, executor);
    const all = [await programs.next(), await programs.next(), await programs.next()];
    await executor.close();
    expect(runs.map((run) => run.errors[0]?.message)).toEqual([
      'cancelled (shutdown)',
      'cancelled (shutdown)',
    ]);
    await Promise.all(all.map(({ ended }) => ended));
    await programs.close();
  });

  it('has nothing to wait for where nothing runs', async () => {
    const executor = new CommandExecutor();
    await start(node(''), executor).ended;
    await executor.close();
    expect(process.listenerCount('exit')).toBe(exitListeners);
  });

  const exitListeners = process.listenerCount('exit');
});
