import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '#contract/target';
import { isOutage, planAnswer } from '../../src-main/target/answer-plan';

const NO_CHANCE = { jitter: 0, failure: 0 };

describe('what becomes of a request', () => {
  it('is an answer at once where there are no faults', () => {
    expect(planAnswer(NO_FAULTS, 1_000, NO_CHANCE)).toEqual({ kind: 'answer', status: 200, delayMs: 0 });
  });

  it('is an answer after the latency and the drawn share of the jitter', () => {
    const faults = { ...NO_FAULTS, latencyMs: 20, jitterMs: 8 };
    const delays = [0, 0.5, 0.75].map((jitter) => planAnswer(faults, 0, { ...NO_CHANCE, jitter }));
    expect(delays).toEqual([20, 24, 26].map((delayMs) => ({ kind: 'answer', status: 200, delayMs })));
  });

  it('is a failure for just that share of draws', () => {
    const statusAt = (failureRate: number, failure: number) =>
      planAnswer({ ...NO_FAULTS, failureRate }, 0, { jitter: 0, failure });
    expect(statusAt(0, 0)).toMatchObject({ status: 200 });
    expect(statusAt(0.25, 0.2499)).toMatchObject({ status: 500 });
    expect(statusAt(0.25, 0.25)).toMatchObject({ status: 200 });
    expect(statusAt(1, 0.9999)).toMatchObject({ status: 500 });
  });

  it('is a closed connection in an outage, whatever chance says', () => {
    const faults = { ...NO_FAULTS, outage: { everyMs: 1_000, lengthMs: 200 } };
    expect(planAnswer(faults, 800, NO_CHANCE)).toEqual({ kind: 'drop' });
    expect(planAnswer(faults, 799, NO_CHANCE)).toMatchObject({ kind: 'answer' });
  });
});

describe('an outage', () => {
  it('is at the end of every period', () => {
    const outage = { everyMs: 1_000, lengthMs: 200 };
    const times = [0, 799, 800, 999, 1_000, 1_799, 1_800, 1_999.9, 2_000];
    expect(times.filter((time) => isOutage(outage, time))).toEqual([800, 999, 1_800, 1_999.9]);
  });

  it('is always where it is as long as its period, and never where there is none', () => {
    const always = { everyMs: 500, lengthMs: 500 };
    expect([0, 250, 499, 500, 750].every((time) => isOutage(always, time))).toBe(true);
    expect(isOutage(null, 5)).toBe(false);
  });
});
