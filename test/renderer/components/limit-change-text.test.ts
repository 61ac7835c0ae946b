import { describe, expect, it } from 'vitest';
import { limitChangeText } from '#contract/limit-change-text';
import { limitChanges } from '#contract/limit-changes';
import { DEFAULT_LIMITS, LESSON_LIMITS } from '#contract/limits';

describe('a change of limits in words', () => {
  it('tells each limit that is different, from what to what', () => {
    const after = {
      ...DEFAULT_LIMITS,
      workers: 8,
      attemptTimeoutMs: null,
      backoff: { kind: 'exponential', baseMs: 200, maxMs: 10_000 },
      jitter: { kind: 'proportional', ratio: 0.25 },
      rate: { perSecond: 5, burst: 10 },
      priority: { kind: 'weighted', weights: { high: 6, medium: 3, low: 1 } },
      queueCapacity: 50,
      overflow: 'reject',
    } as const;
    expect(limitChanges(DEFAULT_LIMITS, after).map(limitChangeText)).toEqual([
      'workers 3 → 8',
      'attempt timeout 2.00 s → none',
      'backoff linear 500 ms, at most 10.0 s → exponential 200 ms, at most 10.0 s',
      'jitter none → ±25 %',
      'rate limit none → 5.00/s, burst 10',
      'priority rule strict → weighted 6:3:1',
      'queue capacity unbounded → 50',
      'overflow block → reject',
    ]);
  });

  it('tells nothing where nothing is different', () => {
    expect(limitChanges(LESSON_LIMITS, { ...LESSON_LIMITS, backoff: { ...LESSON_LIMITS.backoff } })).toEqual(
      [],
    );
  });
});
