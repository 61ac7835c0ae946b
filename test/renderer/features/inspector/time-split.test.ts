import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskBoundEvent, TaskRecord } from '#contract/task-record';
import { applyEvent } from '#contract/task-record';
import { timeSplit } from '../../../../src-renderer/features/inspector/time-split';

/** The lengths of a task's life, in milliseconds: late, wait, then run, delay and wait again in turn. */
interface Life {
  readonly lateMs: number;
  readonly waitMs: number;
  readonly tries: readonly { readonly runMs: number; readonly delayMs: number; readonly againMs: number }[];
}

/** The record of a life that ends with the run of its last try, and when it ends. */
function live({ lateMs, waitMs, tries }: Life): { readonly record: TaskRecord; readonly endMs: number } {
  let seq = 0;
  let atMs = 1_000 + lateMs;
  let record: TaskRecord | undefined;
  const tell = (event: { type: string } & Record<string, unknown>) => {
    record = applyEvent(record, { seq: ++seq, atMs, task: 1, ...event } as unknown as TaskBoundEvent);
  };
  tell({ type: 'task-submitted', name: 'a', kind: 'a', priority: 'low', intendedAtMs: 1_000 });
  atMs += waitMs;
  for (const [n, { runMs, delayMs, againMs }] of tries.entries()) {
    const attempt = n + 1;
    tell({ type: 'attempt-started', attempt, lane: 1 });
    atMs += runMs;
    const isLast = attempt === tries.length;
    tell({ type: 'attempt-settled', attempt, lane: 1, outcome: isLast ? 'succeeded' : 'failed' });
    if (isLast) break;
    tell({ type: 'retry-scheduled', attempt: attempt + 1, delayMs, lane: null });
    atMs += delayMs + againMs;
  }
  tell({ type: 'task-settled', status: 'succeeded', attempts: tries.length });
  return { record: record as TaskRecord, endMs: atMs };
}

const ms = fc.integer({ min: 0, max: 100_000 });
const lives = fc.record({
  lateMs: ms,
  waitMs: ms,
  tries: fc.array(fc.record({ runMs: ms, delayMs: ms, againMs: ms }), { minLength: 1, maxLength: 6 }),
});

describe('where the time of a task went', () => {
  it('is told exactly, and adds up to its response time, whatever its life', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { record, endMs } = live(life);
        const between = life.tries.slice(0, -1);
        const sum = (of: (one: Life['tries'][number]) => number, of_: Life['tries']) =>
          of_.reduce((total, one) => total + of(one), 0);
        expect(timeSplit(record, endMs + 5_000)).toEqual({
          lateMs: life.lateMs,
          waitMs: life.waitMs,
          runMs: sum(({ runMs }) => runMs, life.tries),
          backoffMs: sum(({ delayMs }) => delayMs, between),
          waitAgainMs: sum(({ againMs }) => againMs, between),
          responseMs: endMs - 1_000,
        });
      }),
    );
  });

  it('counts, while it is pending, what has gone by so far', () => {
    const { record } = live({ lateMs: 0, waitMs: 10, tries: [{ runMs: 100, delayMs: 0, againMs: 0 }] });
    const backingOff: TaskRecord = {
      ...record,
      phase: 'backing-off',
      settledAtMs: null,
      backoffMs: 500,
      retryAtMs: 1_610,
    };
    expect(timeSplit(backingOff, 1_310)).toMatchObject({ backoffMs: 200, waitAgainMs: 0, responseMs: 310 });
    expect(timeSplit(backingOff, 1_810)).toMatchObject({ backoffMs: 500, waitAgainMs: 200 });
    const running: TaskRecord = { ...record, phase: 'running', settledAtMs: null, attempts: [] };
    expect(timeSplit(running, 1_400)).toMatchObject({ waitMs: 400, runMs: 0, responseMs: 400 });
  });

  it('counts no more delay than there was, where a cancel cut it short', () => {
    const { record } = live({ lateMs: 0, waitMs: 0, tries: [{ runMs: 100, delayMs: 0, againMs: 0 }] });
    const cut: TaskRecord = { ...record, phase: 'cancelled', backoffMs: 500, settledAtMs: 1_150 };
    expect(timeSplit(cut, 9_000)).toMatchObject({ backoffMs: 50, waitAgainMs: 0, responseMs: 150 });
  });
});
