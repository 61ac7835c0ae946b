import { expect, it } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { MAX_TOLD_TEXT, toldEvents } from '../../src-main/feed/told-text';

const settled = (output: string): TaskEvent => ({
  ...{ type: 'task-settled', seq: 1, atMs: 1, task: 1, status: 'succeeded', attempts: 1 },
  output,
});

it('leaves a list of short events as it is', () => {
  const events = [settled('done'), settled('x'.repeat(MAX_TOLD_TEXT))];
  expect(toldEvents(events)).toBe(events);
});

it('cuts what is long, and says how long it was', () => {
  const [short, long] = toldEvents([settled('done'), settled('x'.repeat(5_000))]);
  expect(short).toEqual(settled('done'));
  expect(long).toEqual(settled(`${'x'.repeat(MAX_TOLD_TEXT)}… [5000 characters]`));
});

it('cuts the messages of errors, and leaves everything else of them', () => {
  const error = { name: 'ExitCode', message: 'y'.repeat(3_000), retryable: false } as const;
  const event: TaskEvent = {
    ...{ type: 'attempt-settled', seq: 1, atMs: 1, task: 1, attempt: 1, lane: 1, outcome: 'failed' },
    error,
  };
  const message = `${'y'.repeat(MAX_TOLD_TEXT)}… [3000 characters]`;
  expect(toldEvents([event])).toEqual([{ ...event, error: { ...error, message } }]);
});
