import { describe, expect, test } from 'vitest';
import type { Backoff, Jitter } from '#contract/limits';
import { mayRetry, retryDelayMs } from '../../src-main/engine/retry-policy';

const backoff = (kind: Backoff['kind'], baseMs: number, maxMs = 10_000): Backoff => ({ kind, baseMs, maxMs });
const NONE: Jitter = { kind: 'none' };

function delays(b: Backoff, jitter: Jitter = NONE, draw = 0): number[] {
  const all: number[] = [];
  for (let retry = 1; retry <= 5; retry++) all.push(retryDelayMs(b, jitter, retry, all.at(-1) ?? 0, draw));
  return all;
}

describe('the delay before a retry', () => {
  test.each([
    ['none', [0, 0, 0, 0, 0]],
    ['fixed', [200, 200, 200, 200, 200]],
    ['linear', [200, 400, 600, 800, 1000]],
    ['exponential', [200, 400, 800, 1600, 3200]],
  ] as const)('grows as %s says', (kind, expected) => {
    expect(delays(backoff(kind, 200))).toEqual(expected);
  });

  test('never exceeds the cap, whatever the jitter and however many retries came before', () => {
    const jitters: Jitter[] = [
      NONE,
      { kind: 'full' },
      { kind: 'equal' },
      { kind: 'decorrelated' },
      { kind: 'proportional', ratio: 1 },
    ];
    for (const kind of ['fixed', 'linear', 'exponential'] as const) {
      for (const jitter of jitters) {
        for (const retry of [1, 2, 31, 32, 64, 999]) {
          expect(
            retryDelayMs(backoff(kind, 300, 1000.5), jitter, retry, 1000.5, 0.999999),
          ).toBeLessThanOrEqual(1000.5);
        }
      }
    }
    expect(retryDelayMs(backoff('exponential', 0), NONE, 999, 0, 0)).toBe(0);
  });

  test.each([
    ['full', 0, [0, 0, 0, 0, 0]],
    ['full', 0.5, [50, 100, 200, 400, 800]],
    ['equal', 0, [50, 100, 200, 400, 800]],
    ['equal', 0.5, [75, 150, 300, 600, 1200]],
    ['decorrelated', 0, [100, 100, 100, 100, 100]],
    ['decorrelated', 0.5, [200, 350, 575, 912.5, 1418.75]],
  ] as const)('is spread by %s jitter at draw %d', (kind, draw, expected) => {
    expect(delays(backoff('exponential', 100), { kind }, draw)).toEqual(expected);
  });

  test('is spread by a ratio to both sides in proportion', () => {
    const jitter: Jitter = { kind: 'proportional', ratio: 0.25 };
    expect(delays(backoff('fixed', 100), jitter, 0)[0]).toBe(75);
    expect(delays(backoff('fixed', 100), jitter, 0.5)[0]).toBe(100);
    expect(delays(backoff('fixed', 100), jitter, 1)[0]).toBe(125);
  });

  test('has at most three decimals', () => {
    expect(retryDelayMs(backoff('fixed', 100), { kind: 'full' }, 1, 0, 1 / 3)).toBe(33.333);
    expect(retryDelayMs(backoff('fixed', 100, 0.0019), NONE, 1, 0, 0)).toBe(0.001);
  });
});

describe('a retry', () => {
  test.each([
    ['failed', undefined, 1, 2, true],
    ['timed-out', undefined, 1, 2, true],
    ['failed', undefined, 2, 2, false],
    ['failed', { name: 'E', message: '', retryable: false }, 1, 2, false],
    ['succeeded', undefined, 1, 2, false],
    ['cancelled', undefined, 1, 2, false],
  ] as const)('after %s (%o), attempt %d of %d: %s', (outcome, error, attempt, most, expected) => {
    expect(mayRetry(outcome, error, attempt, most)).toBe(expected);
  });
});
