import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { describeProblem } from '#contract/problem';
import { LESSON_WORKLOAD } from '#contract/workload';
import { limitsPatchSchema } from '../../src-main/schemas/limits-schema';
import { workloadSchema } from '../../src-main/schemas/workload-schema';
import { LESSON_SCENARIO } from '../../src-main/workloads/lesson';
import { parseScenario } from '../../src-main/workloads/scenario-file';
import { scenarioSetup } from '../../src-main/workloads/scenario-setup';

function problemsOf(scenario: unknown): string[] {
  const reply = parseScenario(typeof scenario === 'string' ? scenario : JSON.stringify(scenario));
  return reply.ok ? [] : reply.problems.map(describeProblem);
}

describe('a scenario file', () => {
  it('is the lesson’s scenario where it says nothing', () => {
    expect(parseScenario('{}')).toEqual({ ok: true, value: LESSON_SCENARIO });
  });

  it('says only what differs', () => {
    const text = JSON.stringify({
      workload: { count: 500, mix: { normal: 3, slow: 1 }, arrivals: { kind: 'poisson', perSecond: 20 } },
      limits: { workers: 8, rate: { perSecond: 5 } },
      seed: 7,
      changes: [{ atMs: 3000, limits: { workers: 2 } }],
      shutdown: { afterMs: 8000 },
    });
    expect(parseScenario(`\uFEFF${text}`)).toEqual({
      ok: true,
      value: {
        workload: {
          ...LESSON_WORKLOAD,
          count: 500,
          mix: { normal: 3, unstable: 0, slow: 1, failing: 0 },
          arrivals: { kind: 'poisson', perSecond: 20 },
        },
        limits: { workers: 8, rate: { perSecond: 5, burst: 1 } },
        seed: 7,
        changes: [{ atMs: 3000, limits: { workers: 2 } }],
        shutdown: { afterMs: 8000, mode: 'finish-running', graceMs: null },
      },
    });
  });

  it.each<[string, unknown, string[]]>([
    ['no list of changes', { changes: {} }, ['changes: expected a list of at most 10000 changes, got {}']],
    [
      'a change of something unknown',
      { changes: [{ atMs: 1, limits: { worker: 2 } }] },
      ['changes[0].limits.worker: expected no such field, got 2'],
    ],
    [
      'a kind unknown',
      { workload: { mix: { normal: 1, fast: 1 } } },
      ['workload.mix.fast: expected no such field, got 1'],
    ],
    [
      'nothing to draw from',
      { workload: { mix: { normal: 0 } } },
      ['workload.mix: expected at least one weight above 0, got {"normal":0}'],
    ],
    ['an unknown field', { task: 3 }, ['task: expected no such field, got 3']],
    ['a list', [], ['scenario: expected an object, got []']],
    [
      'a seed that is no whole number',
      { seed: 1.5 },
      ['seed: expected a whole number from 0 to 9007199254740991, got 1.5'],
    ],
    [
      'a shutdown without its time',
      { shutdown: {} },
      ['shutdown.afterMs: expected a number from 0 to 2147483647, got nothing'],
    ],
  ])('is refused for %s', (_, scenario, problems) => {
    expect(problemsOf(scenario)).toEqual(problems);
  });

  it('is refused where it is no JSON', () => {
    const [problem = ''] = problemsOf('{"seed": 4,');
    expect(problem).toMatch(/^scenario: expected JSON, got .+/);
  });
});

describe('what a scenario file sets up', () => {
  function setupOf(scenario: unknown) {
    const reply = parseScenario(JSON.stringify(scenario));
    if (!reply.ok) throw new Error(problemsOf(scenario).join());
    return scenarioSetup(reply.value);
  }

  it('is whole, and what it leaves out is named', () => {
    expect(setupOf({})).toEqual({ limits: LESSON_LIMITS, workload: LESSON_WORKLOAD, leftOut: [] });
    const told = {
      limits: { workers: 8 },
      seed: 1,
      changes: [{ atMs: 1, limits: {} }],
      shutdown: { afterMs: 9 },
    };
    expect(setupOf(told)).toEqual({
      limits: { ...LESSON_LIMITS, workers: 8 },
      workload: LESSON_WORKLOAD,
      leftOut: ['seed', 'changes', 'shutdown'],
    });
  });

  it('is taken by the doors for limits and workloads', () => {
    const { limits, workload } = setupOf({
      workload: { name: 'a', own: { maxAttempts: 2 } },
      limits: { rate: { perSecond: 5 } },
    });
    expect(limitsPatchSchema.safeParse(limits).success).toBe(true);
    expect(workloadSchema.safeParse(workload).success).toBe(true);
  });
});
