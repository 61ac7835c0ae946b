import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Limits } from '#contract/limits';
import type { TaskId } from '#contract/task';
import type { LogLine, TaskSettled } from '#contract/task-event';
import { applyEvent, isTaskBound, type TaskRecord } from '#contract/task-record';
import { LimitsHistory } from '../../../src-main/shells/yard/limits-history';
import { endingOf } from '../../../src-main/shells/yard/task-ending';
import { play, RUNS, scenario } from '../../support/random-scenario';

/** What held when the event was written, found by reading the log up to it. */
function heldThen(log: readonly LogLine[], event: TaskSettled): { limits: Limits; mode: string | null } {
  const before = log.slice(0, log.indexOf(event));
  const last = before.findLast((line) => line.type === 'run' || line.type === 'limits-changed');
  const modes = before.flatMap((line) => (line.type === 'shutdown-requested' ? [line.mode] : []));
  if (last === undefined) throw new Error('a log begins with its header');
  return { limits: last.limits, mode: modes[0] ?? null };
}

test('the ending of every task agrees with what the log says had been allowed to it', {
  timeout: 120_000,
}, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(scenario, (given) => {
      const { log } = play(given);
      const history = new LimitsHistory();
      const records = new Map<TaskId, TaskRecord>();
      for (const line of log) {
        history.take(line);
        if (line.type === 'run' || !isTaskBound(line)) continue;
        records.set(line.task, applyEvent(records.get(line.task), line));
      }
      for (const event of log) {
        if (event.type !== 'task-settled') continue;
        const record = records.get(event.task) as TaskRecord;
        const attempts = record.attempts.length;
        const { limits, mode } = heldThen(log, event);
        const maxAttempts = record.own?.maxAttempts ?? limits.maxAttempts;
        const told = history.limitsFor(event.task, event.atMs);
        if (event.status === 'failed') expect(told.maxAttempts).toBe(limits.maxAttempts);
        const ending = endingOf(record, {
          maxAttempts: record.own?.maxAttempts ?? told.maxAttempts,
          hadRetriesEnded: history.hadRetriesEnded(event.atMs),
        });
        if (ending === null) throw new Error(`task ${event.task} has settled`);
        kinds.set(ending.kind, (kinds.get(ending.kind) ?? 0) + 1);
        const isFinal = event.error?.retryable === false;
        switch (ending.kind) {
          case 'attempts-used':
            expect([attempts >= maxAttempts, ending.maxAttempts, isFinal]).toEqual([
              true,
              maxAttempts,
              false,
            ]);
            break;
          case 'no-retry-in-shutdown':
            expect([attempts < maxAttempts, mode, isFinal]).toEqual([true, 'finish-running', false]);
            break;
          case 'final-error':
            expect([event.status, isFinal]).toEqual(['failed', true]);
            break;
          case 'queue-timeout':
            expect([event.status, attempts]).toEqual(['timed-out', 0]);
            break;
          case 'total-timeout':
            expect(event.status).toBe('timed-out');
            break;
          case 'succeeded':
          case 'cancelled':
            expect(event.status).toBe(ending.kind);
            break;
          default:
            ending satisfies never;
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
  expect([...kinds.keys()].sort()).toEqual([
    'attempts-used',
    'cancelled',
    'final-error',
    'no-retry-in-shutdown',
    'queue-timeout',
    'succeeded',
    'total-timeout',
  ]);
});
