import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { describeProblem } from '#contract/problem';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { Scenario } from '../../../src-main/schemas/scenario-schema';
import type { RunFlags } from '../../../src-main/shells/terminal/run-flags';
import { planRun, type RunPlan } from '../../../src-main/shells/terminal/run-plan';
import { LESSON_SCENARIO } from '../../../src-main/workloads/lesson';

function plan(flags: Partial<RunFlags>, scenario: Scenario = LESSON_SCENARIO): RunPlan {
  const reply = planRun(scenario, { scenario: 'lesson', clock: 'real', ...flags });
  if (!reply.ok) throw new Error(reply.problems.map(describeProblem).join('\n'));
  return reply.value;
}

function problemsOf(flags: Partial<RunFlags>): string[] {
  const reply = planRun(LESSON_SCENARIO, { scenario: 'lesson', clock: 'real', ...flags });
  return reply.ok ? [] : reply.problems.map(describeProblem);
}

describe('the plan of a run', () => {
  it('is the lesson’s where nothing is said', () => {
    expect(plan({})).toEqual({
      workload: LESSON_WORKLOAD,
      list: null,
      limits: LESSON_LIMITS,
      changes: [],
      seed: null,
      clock: 'real',
      shutdown: null,
      interruptGraceMs: null,
      record: null,
      output: 'lines',
      isStrict: false,
    });
  });

  it('takes every limit from its option', () => {
    const { limits } = plan({
      workers: '8',
      attempts: '5',
      timeout: 'none',
      queueTimeout: '3s',
      totalTimeout: '1m',
      backoff: 'exponential',
      jitter: 'full',
      backoffLane: 'free',
      rate: '5/s',
      burst: '2',
      freeRetries: true,
      priority: 'aging:0.5',
      queue: '20',
      overflow: 'drop-oldest',
    });
    expect(limits).toEqual({
      workers: 8,
      maxAttempts: 5,
      attemptTimeoutMs: null,
      queueTimeoutMs: 3000,
      totalTimeoutMs: 60_000,
      backoff: { kind: 'exponential', baseMs: 200, maxMs: 10_000 },
      jitter: { kind: 'full' },
      backoffLane: 'free',
      rate: { perSecond: 5, burst: 2 },
      retriesSpendTokens: false,
      priority: { kind: 'aging', perSecond: 0.5 },
      queueCapacity: 20,
      overflow: 'drop-oldest',
    });
  });

  it('lets options override a scenario, and keeps the rest of it', () => {
    const scenario: Scenario = {
      workload: { ...LESSON_WORKLOAD, count: 50, name: 'parcel' },
      limits: { workers: 8, maxAttempts: 1, rate: { perSecond: 5, burst: 3 } },
      seed: 7,
      changes: [{ atMs: 2000, limits: { maxAttempts: 2 } }],
      shutdown: { afterMs: 8000, mode: 'finish-all', graceMs: 1000 },
    };
    const made = plan(
      { tasks: '60', workers: '4', rate: '9/s', grace: 'none', change: ['1s:workers=2'] },
      scenario,
    );
    expect(made.workload).toEqual({ ...scenario.workload, count: 60 });
    expect(made.limits).toEqual({
      ...LESSON_LIMITS,
      workers: 4,
      maxAttempts: 1,
      rate: { perSecond: 9, burst: 3 },
    });
    expect(made.seed).toBe(7);
    expect(made.changes.map(({ atMs, limits }) => [atMs, limits.workers, limits.maxAttempts])).toEqual([
      [1000, 2, 1],
      [2000, 2, 2],
    ]);
    expect(made.shutdown).toEqual({ afterMs: 8000, mode: 'finish-all', graceMs: null });
  });

  it('makes each change on the limits that those before it leave', () => {
    const { changes } = plan({
      change: ['3s:burst=4', '2s:rate=5/s', '3s:rate=none', '1s:free-retries=yes', '4s:backoff=fixed:1s'],
    });
    expect(changes.map(({ atMs, limits }) => [atMs, limits.rate, limits.retriesSpendTokens])).toEqual([
      [1000, null, false],
      [2000, { perSecond: 5, burst: 1 }, false],
      [3000, { perSecond: 5, burst: 4 }, false],
      [3000, null, false],
      [4000, null, false],
    ]);
    expect(changes.at(-1)?.limits.backoff).toEqual({ kind: 'fixed', baseMs: 1000, maxMs: 10_000 });
  });

  it('is refused with every problem at once', () => {
    expect(problemsOf({ tasks: '0', workers: 'two', clock: 'sun', change: ['1s:workers=0', 'x'] })).toEqual([
      '--tasks: expected a whole number from 1 to 10000000, got "0"',
      '--workers: expected a whole number from 1 to 1024, got "two"',
      '--change: expected TIME:LIMIT=VALUE, as 3s:workers=8, got "x"',
      '--change workers: expected a whole number from 1 to 1024, got "0"',
      '--clock: expected real or virtual, got "sun"',
    ]);
  });

  it.each<[string, Partial<RunFlags>, string]>([
    [
      'a burst without a rate',
      { burst: '2' },
      '--burst: expected a rate to go with it, as --rate 5/s sets it, got "2"',
    ],
    [
      'a way to shut down but no time',
      { shutdown: 'finish-all' },
      '--shutdown: expected --shutdown-after along with it, got none',
    ],
    [
      'two things for standard output',
      { json: true, record: '-' },
      '--record: expected a file along with --json, since only one of them can have standard output, got "-"',
    ],
  ])('is refused for %s', (_, flags, problem) => {
    expect(problemsOf(flags)).toEqual([problem]);
  });

  it('has no virtual clock for work that is really done', () => {
    const work = { executor: 'cpu', load: 'hash', rounds: 1 } as const;
    const scenario = { ...LESSON_SCENARIO, workload: { ...LESSON_WORKLOAD, work } };
    expect(plan({}, scenario).workload.work).toEqual(work);
    const reply = planRun(scenario, { scenario: 'lesson', clock: 'virtual' });
    expect(reply.ok ? [] : reply.problems.map(describeProblem)).toEqual([
      '--clock: expected real, since cpu work takes the time that it takes, got "virtual"',
    ]);
  });
});
