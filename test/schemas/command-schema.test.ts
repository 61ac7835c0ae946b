import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SCENARIO_LENGTH } from '#contract/presets';
import { describeProblem } from '#contract/problem';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import { commandSchema } from '../../src-main/schemas/command-schema';
import { MAX_PROBLEMS, parseWith } from '../../src-main/schemas/problems';

const QUERY = {
  phases: null,
  search: '',
  sort: { by: 'task', descending: false },
  offset: 0,
  limit: 50,
} as const;

function problemsOf(raw: unknown): string[] {
  const reply = parseWith(commandSchema, raw, 'command');
  return reply.ok ? [] : reply.problems.map(describeProblem);
}

const EVERY_COMMAND: YardCommand[] = [
  { command: 'submit', workload: LESSON_WORKLOAD },
  {
    command: 'submit',
    workload: {
      ...LESSON_WORKLOAD,
      arrivals: { kind: 'poisson', perSecond: 20 },
      name: 'parcel',
      ignoresCancel: true,
      own: { maxAttempts: 1, totalTimeoutMs: null },
    },
  },
  { command: 'change-limits', patch: { workers: 8, rate: null } },
  { command: 'change-limits', patch: {} },
  { command: 'read-scenario', text: 'x'.repeat(MAX_SCENARIO_LENGTH) },
  { command: 'shutdown', mode: 'finish-all', graceMs: null },
  { command: 'shutdown', mode: 'cancel-now', graceMs: 0 },
  { command: 'start' },
  { command: 'cancel', run: 1, target: { kind: 'yard' } },
  { command: 'cancel', run: 1, target: { kind: 'lane', lane: 2 } },
  { command: 'cancel', run: 1, target: { kind: 'task', task: 7 } },
  { command: 'results', query: QUERY },
  { command: 'results', query: { ...QUERY, placeOf: 7 } },
  {
    command: 'results',
    query: { ...QUERY, phases: ['failed', 'timed-out'], search: 'x'.repeat(200), limit: 500 },
  },
  { command: 'acknowledge', number: 0 },
  { command: 'clock-history' },
  { command: 'resync' },
];

describe('a command', () => {
  it.each(EVERY_COMMAND)('$command passes the door unchanged', (command) => {
    expect(parseWith(commandSchema, command)).toEqual({ ok: true, value: command });
  });

  it.each<[string, unknown, string[]]>([
    [
      'an unknown command',
      { command: 'explode' },
      [
        'command: expected submit, change-limits, read-scenario, shutdown, start, cancel, results, resubmit, set-clock, clock-history, hold-dispatch, inspect, tree, series, lane-history, export-begin, export-part, export-end, abilities, figures, import-begin, import-part, import-end, import-run, import-drop, target, set-faults, kept-runs, open-run, leave-run, rename-run, delete-run, export-run, write-scenario, read-settings, acknowledge or resync, got "explode"',
      ],
    ],
    ['no object', 'start', ['command: expected an object, got "start"']],
    ['null', null, ['command: expected an object, got null']],
    [
      'more than was asked for',
      { command: 'start', force: true },
      ['force: expected no such field, got true'],
    ],
    [
      'an unknown target',
      { command: 'cancel', run: 1, target: { kind: 'planet' } },
      ['target.kind: expected yard, lane, task, tasks or matching, got "planet"'],
    ],
    [
      'a grace below zero',
      { command: 'shutdown', mode: 'finish-all', graceMs: -1 },
      ['graceMs: expected a number from 0 to 2147483647, or null, got -1'],
    ],
    [
      'a search too long',
      { command: 'results', query: { ...QUERY, search: 'x'.repeat(201) } },
      [`query.search: expected text of at most 200 characters, got "${'x'.repeat(58)}…`],
    ],
    [
      'more phases than there are',
      { command: 'results', query: { ...QUERY, phases: new Array(8).fill('failed') } },
      [
        `query.phases: expected at most 7 phases, or null, got ["failed","failed","failed","failed","failed","failed","fai…`,
      ],
    ],
    [
      'a phase unknown',
      { command: 'results', query: { ...QUERY, phases: ['failed', 'lost'] } },
      [
        'query.phases[1]: expected queued, running, backing-off, succeeded, failed, timed-out or cancelled, got "lost"',
      ],
    ],
    [
      'a page too long',
      { command: 'results', query: { ...QUERY, limit: 501 } },
      ['query.limit: expected a whole number from 1 to 500, got 501'],
    ],
    [
      'weights that are all zero',
      { command: 'submit', workload: { ...LESSON_WORKLOAD, priorities: { high: 0, medium: 0, low: 0 } } },
      ['workload.priorities: expected at least one weight above 0, got {"high":0,"medium":0,"low":0}'],
    ],
    [
      'a workload that is not whole',
      {
        command: 'submit',
        workload: { count: 3, mix: LESSON_WORKLOAD.mix, priorities: LESSON_WORKLOAD.priorities },
      },
      ['workload.arrivals: expected an object, got nothing'],
    ],
    [
      'too many tasks',
      { command: 'submit', workload: { ...LESSON_WORKLOAD, count: 10_000_001 } },
      ['workload.count: expected a whole number from 1 to 10000000, got 10000001'],
    ],
  ])('is refused for %s', (_, raw, problems) => {
    expect(problemsOf(raw)).toEqual(problems);
  });

  it('is refused for keys that reach for the prototype, and reaches nothing', () => {
    const hostile: unknown = JSON.parse(
      '{"command":"change-limits","patch":{"__proto__":{"workers":9},"constructor":1},"__proto__":{"admin":true}}',
    );
    expect(problemsOf(hostile).map((line) => line.split(':')[0])).toEqual([
      'patch.__proto__',
      'patch.constructor',
      '__proto__',
    ]);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    expect(problemsOf(JSON.parse('{"__proto__":{"command":"start"}}'))).not.toEqual([]);
    expect(problemsOf({ command: 'toString' })).toHaveLength(1);
  });

  it('is refused without pain where it is deep, huge, a ring or throws', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    const ring: Record<string, unknown> = { command: 'cancel' };
    ring.target = ring;
    const throwing = {
      get command(): string {
        throw new Error('no');
      },
    };
    const throwingBeside = {
      command: 'tree',
      get other(): string {
        throw new Error('no');
      },
    };
    const inputs = [
      throwingBeside,
      deep,
      { command: 'submit', workload: deep },
      { command: 'results', query: { ...QUERY, phases: new Array(1_000_000).fill('x') } },
      { command: 'start', ...Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i])) },
      { command: 'start', ['x'.repeat(1_000_000)]: 'y'.repeat(1_000_000) },
      ring,
      throwing,
    ];
    for (const input of inputs) {
      const reply = parseWith(commandSchema, input);
      if (reply.ok) throw new Error('hostile input passed');
      expect(reply.problems.length).toBeGreaterThan(0);
      expect(reply.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
      expect(JSON.stringify(reply.problems).length).toBeLessThan(10_000);
    }
  });

  it('gets an answer whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }), (input) => {
        for (const raw of [
          input,
          { command: 'submit', workload: input },
          { command: 'change-limits', patch: input },
        ]) {
          const reply = parseWith(commandSchema, raw);
          if (reply.ok) continue;
          for (const problem of reply.problems) {
            expect(problem.expected).not.toMatch(/invalid/i);
            expect(problem.got.length).toBeLessThanOrEqual(60);
          }
        }
      }),
    );
  });
});
