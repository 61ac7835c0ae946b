import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { GrowingNumbers } from '../../../src-main/shells/terminal/growing-numbers';
import { summariseDurations } from '../../../src-main/shells/terminal/percentiles';
import { Tally } from '../../../src-main/shells/terminal/tally';

describe('percentiles', () => {
  it('are exact, by nearest rank', () => {
    const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(summariseDurations(hundred)).toEqual({ p50: 50, p90: 90, p95: 95, p99: 99, max: 100, n: 100 });
    expect(summariseDurations(Float64Array.of(3, 5, 9))).toEqual({
      p50: 5,
      p90: 9,
      p95: 9,
      p99: 9,
      max: 9,
      n: 3,
    });
    expect(summariseDurations(Float64Array.of(7))).toEqual({ p50: 7, p90: 7, p95: 7, p99: 7, max: 7, n: 1 });
  });

  it('are null where there is nothing', () => {
    expect(summariseDurations(new Float64Array())).toEqual({
      p50: null,
      p90: null,
      p95: null,
      p99: null,
      max: null,
      n: 0,
    });
  });
});

describe('a growing list of numbers', () => {
  it('keeps what it was given, in any amount, and sorts a copy by value', () => {
    const numbers = new GrowingNumbers();
    for (let i = 0; i < 5000; i++) numbers.push(5000 - i);
    numbers.set(6000, 9);
    expect([
      numbers.length,
      numbers.at(0),
      numbers.at(4999),
      numbers.at(5500),
      numbers.at(6000),
      numbers.at(1e6),
    ]).toEqual([6001, 5000, 1, 0, 9, 0]);
    expect(numbers.sorted().at(-1)).toBe(5000);
    expect(numbers.at(0)).toBe(5000);
  });
});

describe('the tally of a run', () => {
  it('takes responses from the intended arrival and services from each attempt’s start, of what was not cancelled', () => {
    const tally = new Tally();
    const of = { task: 1, attempt: 1, lane: 1 };
    const events: TaskEvent[] = [
      {
        seq: 1,
        atMs: 10,
        type: 'task-submitted',
        task: 1,
        name: 'a',
        kind: 'a',
        priority: 'low',
        intendedAtMs: 4,
      },
      { seq: 2, atMs: 10, type: 'task-submitted', task: 2, name: 'b', kind: 'b', priority: 'low' },
      { seq: 3, atMs: 20, type: 'attempt-started', ...of },
      { seq: 4, atMs: 50.1, type: 'attempt-settled', ...of, outcome: 'failed' },
      { seq: 5, atMs: 50.1, type: 'retry-scheduled', task: 1, attempt: 2, delayMs: 50, lane: 1 },
      { seq: 6, atMs: 60, type: 'task-settled', task: 2, status: 'cancelled', attempts: 0, reason: 'user' },
      { seq: 7, atMs: 100.1, type: 'attempt-started', ...of, attempt: 2 },
      { seq: 8, atMs: 110.4, type: 'attempt-settled', ...of, attempt: 2, outcome: 'succeeded' },
      { seq: 9, atMs: 110.4, type: 'task-settled', task: 1, status: 'succeeded', attempts: 2 },
    ];
    for (const event of events) tally.take(event);
    const only = 106.4;
    expect(tally.responseMs()).toEqual({ p50: only, p90: only, p95: only, p99: only, max: only, n: 1 });
    expect(tally.serviceMs()).toEqual({ p50: 10.3, p90: 30.1, p95: 30.1, p99: 30.1, max: 30.1, n: 2 });
  });
});
