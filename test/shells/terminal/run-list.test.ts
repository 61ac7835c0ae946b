import { describe, expect, it } from 'vitest';
import type { TaskOrder } from '#contract/task-order';
import type { Executor } from '../../../src-main/engine/ports';
import type { RealWork } from '../../../src-main/shells/yard/real-work';
import { auditLog } from '../../support/log-audit';
import { linesOfLog, runSwitchyard, TerminalDouble } from './terminal-double';

const BRIEF = { executor: 'simulated', minMs: 10, maxMs: 10, failAttempts: 0 } as const;
const COMMAND: TaskOrder = {
  body: { executor: 'command', program: 'rm', args: ['-rf', 'a b'], cwd: '/tmp' },
};
const LIST: readonly TaskOrder[] = [
  { name: 'first', body: BRIEF },
  { kind: 'parcel', priority: 'high', body: { ...BRIEF, failAttempts: 1 } },
  { body: { ...BRIEF, failAttempts: null }, own: { maxAttempts: 1 } },
];

const names = (log: string) =>
  linesOfLog(log).flatMap((line) => (line.type === 'task-submitted' ? [line.name] : []));

/** A terminal whose real work is done at once, and told. */
function terminalWith(orders: readonly TaskOrder[], answer: boolean | null) {
  const terminal = new TerminalDouble();
  const started: string[] = [];
  const executor: Executor = {
    start: (run) => {
      started.push(run.spec.name);
      run.succeed();
    },
    abort: () => {},
  };
  const realWork: RealWork = {
    executors: { command: executor, script: executor },
    target: { state: () => ({}) } as unknown as RealWork['target'],
    prepare: async () => {},
    close: async () => {},
    kill: () => {},
  };
  terminal.realWork = realWork;
  terminal.answer = answer;
  terminal.files.set('list.json', JSON.stringify(orders));
  return { terminal, started };
}

describe('switchyard run --list', () => {
  it.each<[string, string]>([
    ['list.json', JSON.stringify({ tasks: LIST })],
    ['list.ndjson', LIST.map((order) => JSON.stringify(order)).join('\n')],
    [
      'list.csv',
      'name,kind,priority,executor,minMs,maxMs,failAttempts,maxAttempts\nfirst,,,simulated,10,10,0,\n,parcel,high,simulated,10,10,1,\n,,,simulated,10,10,null,1\n',
    ],
  ])('runs the tasks of a file instead of the scenario’s: %s', async (file, text) => {
    const { exitCode, stdout } = await runSwitchyard(
      `run --list ${file} --clock virtual --seed 1 --record - --workers 1`,
      { [file]: text },
    );
    expect(exitCode).toBe(0);
    expect(auditLog(linesOfLog(stdout))).toEqual([]);
    expect(names(stdout)).toEqual(['first', 'parcel 2', 'simulated 3']);
    const ends = linesOfLog(stdout).flatMap((line) => (line.type === 'task-settled' ? [line.status] : []));
    expect(ends.toSorted()).toEqual(['failed', 'succeeded', 'succeeded']);
  });

  it('lets them arrive as it is told, and says how many there are', async () => {
    const files = { 'list.json': JSON.stringify(LIST) };
    const { stdout } = await runSwitchyard(
      'run --list list.json --clock virtual --seed 1 --record - --arrivals constant:2/s',
      files,
    );
    const times = linesOfLog(stdout).flatMap((line) => (line.type === 'task-submitted' ? [line.atMs] : []));
    expect(times).toEqual([0, 500, 1000]);
    const told = await runSwitchyard('run --list list.json --clock virtual --seed 1 --strict', files);
    expect(told.stdout).toMatch(/^Switchyard: 3 tasks to submit, /);
    expect(told.exitCode).toBe(1);
  });

  it.each<[string, Record<string, string>, string]>([
    ['--list none.csv', {}, '--list: expected a file that can be read, got "none.csv" (no such file)'],
    [
      '--list a.ndjson',
      { 'a.ndjson': '{"body":{"executor":"cpu"}}' },
      'a.ndjson: line 1, body.load: expected hash, primes or sleep-spin, got nothing',
    ],
    [
      '--list a.json --tasks 5 --mix normal=1',
      { 'a.json': JSON.stringify(LIST) },
      '--mix: expected nothing along with --list, which says what to run, got "normal=1"',
    ],
    [
      '--list a.json --clock virtual',
      { 'a.json': JSON.stringify([...LIST, COMMAND]) },
      '--clock: expected real, since command work takes the time that it takes, got "virtual"',
    ],
    ['--yes', {}, '--yes: expected --list along with it, got none'],
  ])('runs nothing where something is wrong: %s', async (options, files, problem) => {
    const { exitCode, stdout, stderr } = await runSwitchyard(`run ${options}`, files);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`switchyard: ${problem}\n`);
  });
});

describe('a list with programs', () => {
  const SHOWN = 'The list runs a program:\n  2 × rm -rf "a b" (in /tmp)\n';

  it('is shown, and runs when the person says yes', async () => {
    const { terminal, started } = terminalWith([COMMAND, COMMAND], true);
    const { exitCode, stderr } = await terminal.run('run --list list.json --quiet');
    expect([exitCode, stderr]).toEqual([0, `${SHOWN}Run it?\n`]);
    expect(started).toEqual(['command 1', 'command 2']);
  });

  it('does not run when the person says no', async () => {
    const { terminal, started } = terminalWith([COMMAND, COMMAND], false);
    const { exitCode, stdout, stderr } = await terminal.run('run --list list.json');
    expect([exitCode, stdout, stderr]).toEqual([1, '', `${SHOWN}Run it?\nNothing has run.\n`]);
    expect(started).toEqual([]);
  });

  it('needs --yes where nobody can be asked', async () => {
    const { terminal, started } = terminalWith([COMMAND, COMMAND], null);
    const { exitCode, stderr } = await terminal.run('run --list list.json');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `${SHOWN}switchyard: --yes: expected it along with a list of scripts or commands`,
    );
    expect(started).toEqual([]);
    const other = terminalWith([COMMAND, { body: { executor: 'script', path: '/x.mjs' } }], null);
    expect(await other.terminal.run('run --list list.json --yes --quiet')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(other.started).toEqual(['command 1', 'script 2']);
  });
});

it('tells which program a scenario file has each task run', async () => {
  const { terminal } = terminalWith([], null);
  const work = { executor: 'command', program: 'rm', args: ['-rf', '/'], cwd: '/tmp' };
  terminal.files.set('s.json', JSON.stringify({ workload: { count: 2, work } }));
  const { stdout } = await terminal.run('run --scenario s.json');
  expect(stdout).toMatch(/^Switchyard: 2 tasks to submit, each of which runs rm -rf \/ in \/tmp, 3 lanes/);
});
