import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, LESSON_LIMITS } from '#contract/limits';
import { describeProblem } from '#contract/problem';
import { limitsFileSchema } from '../../src-main/schemas/limits-file-schema';
import { limitsPatchSchema, limitsSchema } from '../../src-main/schemas/limits-schema';
import { parseWith } from '../../src-main/schemas/problems';

/** The problems of a patch, as people read them. */
function problemsOf(patch: unknown, schema = limitsPatchSchema): string[] {
  const reply = parseWith(schema, patch, 'limits');
  return reply.ok ? [] : reply.problems.map(describeProblem);
}

describe('limits', () => {
  it('takes the limits that the contract starts with, unchanged', () => {
    expect(parseWith(limitsSchema, DEFAULT_LIMITS)).toEqual({ ok: true, value: DEFAULT_LIMITS });
    expect(parseWith(limitsSchema, LESSON_LIMITS)).toEqual({ ok: true, value: LESSON_LIMITS });
  });

  it('asks for every limit where the whole is wanted', () => {
    const { overflow: _, ...rest } = DEFAULT_LIMITS;
    expect(problemsOf(rest, limitsSchema)).toEqual([
      'overflow: expected block, reject or drop-oldest, got nothing',
    ]);
  });

  it.each<[string, unknown, string[]]>([
    ['no worker at all', { workers: 0 }, ['workers: expected a whole number from 1 to 1024, got 0']],
    ['half a worker', { workers: 1.5 }, ['workers: expected a whole number from 1 to 1024, got 1.5']],
    [
      'a word for a number',
      { workers: 'many' },
      ['workers: expected a whole number from 1 to 1024, got "many"'],
    ],
    [
      'not-a-number',
      { maxAttempts: Number.NaN },
      ['maxAttempts: expected a whole number from 1 to 1000, got NaN'],
    ],
    [
      'an endless timeout',
      { attemptTimeoutMs: Number.POSITIVE_INFINITY },
      ['attemptTimeoutMs: expected a number from 1 to 2147483647, or null, got Infinity'],
    ],
    [
      'a timer the host cannot set',
      { totalTimeoutMs: 2_147_483_648 },
      ['totalTimeoutMs: expected a number from 1 to 2147483647, or null, got 2147483648'],
    ],
    [
      'a negative delay',
      { backoff: { kind: 'linear', baseMs: -1, maxMs: 10 } },
      ['backoff.baseMs: expected a number from 0 to 2147483647, got -1'],
    ],
    [
      'a first delay above the cap',
      { backoff: { kind: 'linear', baseMs: 11, maxMs: 10 } },
      ['backoff.baseMs: expected at most maxMs, which is 10, got 11'],
    ],
    [
      'a nested limit not given whole',
      { rate: { perSecond: 5 } },
      ['rate.burst: expected a whole number from 1 to 1000000, got nothing'],
    ],
    [
      'an unknown kind of a union',
      { jitter: { kind: 'wild' } },
      ['jitter.kind: expected none, full, equal, decorrelated or proportional, got "wild"'],
    ],
    ['a union that is no object', { priority: 'strict' }, ['priority: expected an object, got "strict"']],
    [
      'a field that another kind of the union has',
      { jitter: { kind: 'full', ratio: 0.5 } },
      ['jitter.ratio: expected no such field, got 0.5'],
    ],
    ['an unknown key', { worker: 3 }, ['worker: expected no such field, got 3']],
    ['a list', [1, 2], ['limits: expected an object, got [1,2]']],
    ['nothing', undefined, ['limits: expected an object, got nothing']],
  ])('refuses %s and says what was expected and what came', (_, patch, problems) => {
    expect(problemsOf(patch)).toEqual(problems);
  });

  it('names every field that is wrong, once', () => {
    expect(problemsOf({ workers: -1.5, overflow: 7 })).toEqual([
      'workers: expected a whole number from 1 to 1024, got -1.5',
      'overflow: expected block, reject or drop-oldest, got 7',
    ]);
  });

  it('takes both ends of a range', () => {
    expect(problemsOf({ workers: 1 })).toEqual([]);
    expect(problemsOf({ workers: 1024 })).toEqual([]);
    expect(problemsOf({ workers: 1025 })).toHaveLength(1);
  });

  it('fills in, in a file, what a nested limit leaves out and has a default', () => {
    const written = {
      backoff: { kind: 'exponential' },
      jitter: { kind: 'proportional' },
      rate: { perSecond: 5 },
      priority: { kind: 'weighted' },
    };
    expect(parseWith(limitsFileSchema, written)).toEqual({
      ok: true,
      value: {
        backoff: { kind: 'exponential', baseMs: 200, maxMs: 10_000 },
        jitter: { kind: 'proportional', ratio: 0.25 },
        rate: { perSecond: 5, burst: 1 },
        priority: { kind: 'weighted', weights: { high: 6, medium: 3, low: 1 } },
      },
    });
  });

  it('does not guess a kind left out in a file', () => {
    expect(problemsOf({ backoff: { baseMs: 5 } }, limitsFileSchema)).toEqual([
      'backoff.kind: expected none, fixed, linear or exponential, got nothing',
    ]);
  });
});
