import { describe, expect, it } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { auditLog } from '../../support/log-audit';
import { linesOfLog, runSwitchyard, TerminalDouble } from './terminal-double';

/** The log that a command line writes to standard output. */
async function logOf(commandLine: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const ran = await runSwitchyard(`run ${commandLine} --record - --clock virtual`, files);
  if (ran.exitCode !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

describe('switchyard run', () => {
  it('writes the same bytes for the same seed and options, and others for another seed', async () => {
    const options =
      '--tasks 300 --workers 4 --priorities high=1,medium=1,low=1 --arrivals poisson:20/s --jitter full';
    const log = await logOf(`${options} --seed 42`);
    expect(await logOf(`${options} --seed 42`)).toBe(log);
    expect(await logOf(`${options} --seed 43`)).not.toBe(log);
  });

  it.each<[string, string, (line: LogLine) => number[]]>([
    [
      'when tasks arrive',
      '--arrivals poisson:20/s',
      (line) => (line.type === 'task-submitted' ? [line.atMs] : []),
    ],
    [
      'how long they run',
      '--mix normal=1 --workers 5',
      (line) => (line.type === 'attempt-settled' ? [line.atMs] : []),
    ],
    [
      'how retries are spread',
      '--mix failing=1 --jitter full',
      (line) => (line.type === 'retry-scheduled' ? [line.delayMs] : []),
    ],
  ])('draws %s from the seed', async (_, options, drawn) => {
    // Sorted, so that no other draw, which may change the order, can make them differ.
    const drawnBy = async (seed: number) =>
      linesOfLog(await logOf(`--tasks 5 ${options} --seed ${seed}`))
        .flatMap(drawn)
        .sort((a, b) => a - b);
    const numbers = await drawnBy(1);
    expect(new Set(numbers).size).toBeGreaterThanOrEqual(5);
    expect(await drawnBy(2)).not.toEqual(numbers);
  });

  it.each([
    '',
    '--tasks 200 --workers 8 --rate 5/s --burst 3 --free-retries --change 3s:workers=2 --change 5s:rate=300/m',
    '--tasks 60 --queue 5 --overflow block --arrivals constant:20/s --total-timeout 4s --backoff-lane free',
    '--tasks 60 --queue 5 --overflow reject --arrivals poisson:20/s',
    '--tasks 60 --queue 5 --overflow drop-oldest --priorities high=1,low=2 --priority weighted',
    '--tasks 60 --shutdown-after 3s --shutdown finish-running --grace 500ms --queue-timeout 2s',
    '--tasks 60 --shutdown-after 3s --shutdown cancel-now --arrivals constant:10/s',
    '--tasks 60 --queue 2 --shutdown-after 3s --shutdown finish-all --grace 4s',
    '--tasks 60 --backoff exponential:200ms..10s --jitter decorrelated --attempts 6 --priority aging --timeout none',
  ])('writes a log that an auditor finds nothing wrong with: %s', async (options) => {
    const log = linesOfLog(await logOf(`--seed 42 ${options}`.trim()));
    expect(auditLog(log)).toEqual([]);
    expect(log.at(-1)?.type).toBe('shutdown-completed');
  });

  it('prints the lesson’s program: a heading, an event a line, a summary and totals', async () => {
    const { exitCode, stdout, stderr } = await runSwitchyard('run --clock virtual --seed 42');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe(
      'Switchyard: 10 tasks to submit, 3 lanes, 3 attempts of at most 2 s, linear backoff from 500 ms (lane held); seed 42, virtual clock',
    );
    expect(stdout).toContain('    2.000 s [lane 3] ↻ task 3 retries in 500 ms, the lane waits with it\n');
    expect(stdout).toContain('  ✓ task  2  unstable 2   2 attempts  task 2 done on attempt 2\n');
    expect(stdout).toContain(
      'Total 10 accepted · ✓ 3 succeeded · ✗ 4 failed · ⏱ 3 timed out · ⊘ 0 cancelled\nAttempts 26, of them 16 retries\n',
    );
    expect(stdout).toMatch(/Time [\d.]+ s on the virtual clock, seed 42\n$/);
  });

  it('settles each kind of the lesson’s tasks as the lesson says', async () => {
    const figures = async (kind: string) => {
      const { stdout } = await runSwitchyard(`run --tasks 5 --mix ${kind}=1 --clock virtual --seed 1 --json`);
      const { succeeded, failed, timedOut, attempts, retries } = JSON.parse(stdout);
      return { succeeded, failed, timedOut, attempts, retries };
    };
    expect(await figures('normal')).toEqual({
      succeeded: 5,
      failed: 0,
      timedOut: 0,
      attempts: 5,
      retries: 0,
    });
    expect(await figures('unstable')).toEqual({
      succeeded: 5,
      failed: 0,
      timedOut: 0,
      attempts: 10,
      retries: 5,
    });
    expect(await figures('slow')).toEqual({
      succeeded: 0,
      failed: 0,
      timedOut: 5,
      attempts: 15,
      retries: 10,
    });
    expect(await figures('failing')).toEqual({
      succeeded: 0,
      failed: 5,
      timedOut: 0,
      attempts: 15,
      retries: 10,
    });
  });

  it('lists the first tasks only, and says how many more there are', async () => {
    const { stdout } = await runSwitchyard('run --tasks 205 --mix normal=1 --clock virtual --seed 1');
    expect(stdout).toContain('  ✓ task 200  normal 200  1 attempt');
    expect(stdout).not.toContain('  ✓ task 201  ');
    expect(stdout).toContain('  … and 5 more\n');
  });

  it('prints totals alone under --quiet', async () => {
    const { stdout } = await runSwitchyard('run --quiet --clock virtual --seed 42');
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'Total',
      'Attempts',
      'Response',
      '',
      'Service',
      '',
      'Lanes',
      'Throughput',
      'Time',
      '',
    ]);
  });

  it('prints one object under --json, and nothing else', async () => {
    const { stdout, stderr } = await runSwitchyard('run --json --clock virtual --seed 42');
    expect(stderr).toBe('');
    expect(stdout.endsWith('}\n')).toBe(true);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      'submitted',
      'accepted',
      'rejected',
      'succeeded',
      'failed',
      'timedOut',
      'cancelled',
      'attempts',
      'retries',
      'elapsedMs',
      'throughputPerSecond',
      'responseMs',
      'serviceMs',
      'seed',
      'bottleneck',
      'figures',
    ]);
    const summary = ['p50', 'p90', 'p95', 'p99', 'p999', 'max', 'n'];
    expect(Object.keys(report.responseMs)).toEqual(summary);
    expect(Object.keys(report.serviceMs)).toEqual(summary);
    expect(report.bottleneck).toMatch(/^Lanes are the bottleneck: busy \d\d %/);
    const { figures } = report;
    expect(figures).toMatchObject({ accepted: { open: 10, closed: 0 }, response: { closed: null } });
    expect(figures.response.open.all).toMatchObject({ n: 10, p50Ms: report.responseMs.p50 });
    expect(figures.response.open.timedOut.n).toBe(report.timedOut);
    expect(report).toMatchObject({
      submitted: 10,
      accepted: 10,
      rejected: 0,
      attempts: 26,
      retries: 16,
      seed: 42,
    });
    expect([report.responseMs.n, report.serviceMs.n]).toEqual([10, 26]);
    expect(report.elapsedMs).toBe(report.responseMs.max);
  });

  it('tells of a closed loop as one, and that it held the run up', async () => {
    const options =
      'run --quiet --tasks 100 --mix normal=1 --workers 4 --arrivals closed:2 --clock virtual --seed 1';
    const { stdout } = await runSwitchyard(options);
    expect(stdout).toContain('Response (closed loop, intended arrival to end): p50 ');
    expect(stdout).not.toContain('Response (intended');
    expect(stdout).toMatch(
      /^The closed loop is the bottleneck: the yard kept up 100 % of the time, lanes busy 50 %/m,
    );
    const { stdout: json } = await runSwitchyard(`${options} --json`);
    const report = JSON.parse(json);
    expect(report.figures).toMatchObject({ accepted: { open: 0, closed: 100 }, response: { open: null } });
    expect(report.responseMs).toMatchObject({ n: 100, max: report.figures.response.closed.all.maxMs });
  });

  it('names tokens where starts wait for them', async () => {
    const options = 'run --quiet --tasks 60 --mix normal=1 --workers 10 --rate 5/s --clock virtual --seed 1';
    const { stdout } = await runSwitchyard(options);
    expect(stdout).toMatch(
      /^Tokens are the bottleneck: tasks waited for one 9\d % of the time, lanes busy \d+ %\.$/m,
    );
  });

  it('counts what a full queue refused as submitted, and fails only where asked to be strict', async () => {
    const options =
      'run --json --tasks 20 --mix normal=1 --queue 2 --overflow reject --clock virtual --seed 1';
    const { exitCode, stdout } = await runSwitchyard(options);
    expect(JSON.parse(stdout)).toMatchObject({ submitted: 20, accepted: 5, rejected: 15, succeeded: 5 });
    expect(exitCode).toBe(0);
    expect((await runSwitchyard(`${options} --strict`)).exitCode).toBe(1);
  });

  it('exits 0 under --strict where every task succeeded', async () => {
    const { exitCode } = await runSwitchyard(
      'run --strict --tasks 5 --mix unstable=1 --clock virtual --seed 1',
    );
    expect(exitCode).toBe(0);
  });

  it('writes the log to a file, the same as to standard output, and all else where it was', async () => {
    const toFile = await runSwitchyard('run --clock virtual --seed 42 --record run.ndjson');
    const toStdout = await runSwitchyard('run --clock virtual --seed 42 --record -');
    expect(toFile.files.get('run.ndjson')).toBe(toStdout.stdout);
    expect(toStdout.stderr).toBe(toFile.stdout);
    expect(linesOfLog(toStdout.stdout)[0]).toMatchObject({
      type: 'run',
      version: 1,
      seed: 42,
      startedAt: null,
    });
  });

  it('tells when a real run began, and draws a seed where none is given', async () => {
    const ran = await runSwitchyard('run --tasks 1 --record -');
    expect(linesOfLog(ran.stdout)[0]).toMatchObject({
      clock: 'real',
      startedAt: '2026-01-01T00:00:00.000Z',
      seed: 99,
    });
    expect(ran.stderr).toContain('seed 99');
  });

  it('never submits what is left when the yard shuts down, and says so', async () => {
    const { exitCode, stdout } = await runSwitchyard(
      'run --quiet --tasks 100 --mix normal=1 --arrivals constant:10/s --shutdown-after 2s --clock virtual --seed 1',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Total 20 accepted');
    expect(stdout).toContain('Refused 1\nNever submitted 79, since the yard took no more\n');
  });

  it('runs a scenario file, its options overridden by those of the command line', async () => {
    const scenario = {
      workload: { count: 40, mix: { normal: 1 }, name: 'parcel' },
      limits: { workers: 2 },
      seed: 5,
    };
    const log = linesOfLog(
      await logOf('--scenario day.json --workers 3', { 'day.json': JSON.stringify(scenario) }),
    );
    expect(log[0]).toMatchObject({ seed: 5, limits: { workers: 3, backoffLane: 'hold' } });
    expect(log.filter(({ type }) => type === 'task-submitted')).toHaveLength(40);
    expect(log).toContainEqual(
      expect.objectContaining({ type: 'task-submitted', task: 40, name: 'parcel 40' }),
    );
  });
});

describe('switchyard, asked wrongly,', () => {
  it.each<[string, string[]]>([
    ['run --workers 0', ['--workers: expected a whole number from 1 to 1024, got "0"']],
    [
      'run --timeout 500',
      ['--timeout: expected a duration with its unit, as 250ms, 2s, 1.5s, 1m or 1h, or none, got "500"'],
    ],
    [
      'run --wrokers 3',
      ['--wrokers: expected an option that --help lists (perhaps --workers), got one that is not known'],
    ],
    ['run --workers', ['--workers: expected a value after it, got nothing']],
    ['run extra', ['arguments: expected options only, got 1 besides them']],
    ['rnu', ['command: expected run, report, open, serve, submit or watch (perhaps run), got "rnu"']],
    [
      'run --record out/',
      ['--record: expected a file that can be written, or -, got "out/" (is a directory)'],
    ],
    [
      'run --scenario no.json',
      ['--scenario: expected lesson, or a file that can be read, got "no.json" (no such file)'],
    ],
    ['run --scenario bad.json', ['bad.json: limits.workers: expected a whole number from 1 to 1024, got 0']],
  ])('says what it expected and got, does nothing and exits 2: %s', async (commandLine, problems) => {
    const files = { 'bad.json': '{"limits":{"workers":0}}' };
    const { exitCode, stdout, stderr } = await runSwitchyard(commandLine, files);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe(problems.map((problem) => `switchyard: ${problem}\n`).join(''));
  });

  it('does not touch the file to record to where anything else is wrong', async () => {
    const { files } = await runSwitchyard('run --workers 0 --record run.ndjson', { 'run.ndjson': 'kept' });
    expect(files.get('run.ndjson')).toBe('kept');
  });

  it('shows its help: without a command as a mistake, on request as an answer', async () => {
    const terminal = new TerminalDouble();
    expect(await terminal.run('--help')).toMatchObject({ exitCode: 0, stderr: '' });
    const help = await runSwitchyard('run --help');
    expect([help.exitCode, help.stdout.includes('--backoff-lane')]).toEqual([0, true]);
    const without = await runSwitchyard('');
    expect([without.exitCode, without.stderr.startsWith('Usage: switchyard')]).toEqual([2, true]);
    expect((await runSwitchyard('--version')).stdout).toBe('switchyard/0.0.0\n');
  });
});

describe('Ctrl+C', () => {
  /** A real run whose Ctrl+C comes at these times. */
  async function interrupted(
    commandLine: string,
    timesMs: readonly number[],
    files: Readonly<Record<string, string>> = {},
  ) {
    const terminal = new TerminalDouble();
    for (const [path, text] of Object.entries(files)) terminal.files.set(path, text);
    for (const timeMs of timesMs) terminal.clock.at(timeMs, () => terminal.interrupt());
    return { ...(await terminal.run(commandLine)), terminal };
  }

  it('lets running attempts end, cancels the rest, and the summary still comes', async () => {
    const { exitCode, stdout, terminal } = await interrupted('run --tasks 10 --mix normal=1 --seed 1', [50]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Draining: running attempts may end. Ctrl+C again cancels them.\n');
    expect(stdout).toContain(
      'Total 10 accepted · ✓ 3 succeeded · ✗ 0 failed · ⏱ 0 timed out · ⊘ 7 cancelled\n',
    );
    // Nobody listens any more, so that the next one ends the program as ever.
    expect(terminal.interrupt()).toBe(false);
  });

  it('cancels what still runs the second time', async () => {
    const { exitCode, stdout } = await interrupted('run --tasks 10 --mix slow=1 --seed 1 --quiet', [50, 100]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('✓ 0 succeeded · ✗ 0 failed · ⏱ 0 timed out · ⊘ 10 cancelled\n');
    expect(stdout).toContain('Time 100 ms on the real clock');
  });

  it('grants the drain no more than the grace', async () => {
    const { stdout } = await interrupted('run --tasks 3 --mix slow=1 --seed 1 --quiet --grace 1s', [50]);
    expect(stdout).toContain('⊘ 3 cancelled\n');
    expect(stdout).toContain('Time 1.05 s on the real clock');
  });

  it('leaves at once the third time, naming the lanes that hang, and tells that it did not end well', async () => {
    const scenario = {
      workload: { count: 4, mix: { slow: 1 }, ignoresCancel: true },
      limits: { workers: 2 },
    };
    const { exitCode, stdout } = await interrupted('run --scenario s.json --quiet --seed 1', [50, 100, 150], {
      's.json': JSON.stringify(scenario),
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Leaving at once; lanes 1, 2 hang.\n');
    expect(stdout).toContain('⊘ 4 cancelled\n');
  });

  it('is heard while a virtual run computes', async () => {
    const terminal = new TerminalDouble();
    terminal.onBreath = () => terminal.interrupt();
    const { exitCode, stdout } = await terminal.run('run --tasks 50000 --clock virtual --seed 1 --quiet');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Draining: running attempts may end.');
    expect(stdout).toMatch(/Total 50000 accepted .* ⊘ 49\d{3} cancelled\n/);
  });

  it('speaks on standard error where standard output is for the program that reads it', async () => {
    const { stdout, stderr } = await interrupted('run --json --tasks 5 --mix slow=1 --seed 1', [50]);
    expect(Object.keys(JSON.parse(stdout))).toContain('seed');
    expect(stderr).toBe('Draining: running attempts may end. Ctrl+C again cancels them.\n');
  });
});

describe('a reader that goes away', () => {
  it('ends the run early, without a word', async () => {
    const terminal = new TerminalDouble();
    terminal.stdout = () => {
      throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    };
    const { exitCode, stderr, files } = await terminal.run(
      'run --tasks 20000 --clock virtual --seed 1 --record run.ndjson',
    );
    expect([exitCode, stderr]).toEqual([0, '']);
    const log = linesOfLog(files.get('run.ndjson') ?? '');
    expect(log).toContainEqual(expect.objectContaining({ type: 'shutdown-requested', mode: 'cancel-now' }));
    expect(log.at(-1)?.type).toBe('shutdown-completed');
  });

  it('is told of where it is a disk that takes no more', async () => {
    const terminal = new TerminalDouble();
    terminal.createFile = () => ({
      write: () => {
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
      close: () => {},
    });
    const { exitCode, stderr } = await terminal.run(
      'run --quiet --clock virtual --seed 1 --record run.ndjson',
    );
    expect([exitCode, stderr]).toEqual([1, 'switchyard: could not write: no space left\n']);
  });
});
