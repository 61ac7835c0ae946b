import { describe, expect, test } from 'vitest';
import { YardRig } from '../support/yard-rig';

describe('attempts', () => {
  test('run at once while lanes are free, and in order of arrival after that', () => {
    const rig = new YardRig({ workers: 2 });
    rig.submit();
    rig.submit({ runsMs: 15 });
    rig.submit();
    rig.clock.runAll();
    expect(rig.journal(true)).toEqual([
      '0: lane 1 opens',
      '0: lane 2 opens',
      '0: #1 in',
      '0: #1.1 on 1',
      '0: #2 in',
      '0: #2.1 on 2',
      '0: #3 in',
      '10: #1.1 succeeded',
      '10: #1 succeeded after 1',
      '10: #3.1 on 1',
      '15: #2.1 succeeded',
      '15: #2 succeeded after 1',
      '20: #3.1 succeeded',
      '20: #3 succeeded after 1',
    ]);
  });

  test('are retried after a delay until one succeeds', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ failAttempts: 2 });
    rig.clock.runAll();
    expect(rig.journal()).toEqual([
      '0: #1 in',
      '0: #1.1 on 1',
      '10: #1.1 failed',
      '10: #1.2 in 500',
      '510: #1.2 on 1',
      '520: #1.2 failed',
      '520: #1.3 in 1000',
      '1520: #1.3 on 1',
      '1530: #1.3 succeeded',
      '1530: #1 succeeded after 3',
    ]);
  });

  test('end with the last one allowed, which the task keeps the error of', () => {
    const rig = new YardRig({ maxAttempts: 2 });
    rig.submit({ failAttempts: null });
    rig.clock.runAll();
    expect(rig.events.at(-1)).toMatchObject({
      type: 'task-settled',
      status: 'failed',
      attempts: 2,
      error: { name: 'Error', message: 'no 1.2' },
    });
  });

  test('are not retried where the error forbids it, or the limit is one', () => {
    const rig = new YardRig();
    rig.submit({ failAttempts: null, fatal: true });
    rig.submit({ failAttempts: null }, { own: { maxAttempts: 1 } });
    rig.clock.runAll();
    expect(rig.journal().slice(-4)).toEqual([
      '10: #1.1 failed',
      '10: #1 failed after 1',
      '10: #2.1 failed',
      '10: #2 failed after 1',
    ]);
  });

  test('whose body ends within its start need no stack of their own, however many', () => {
    const rig = new YardRig({ workers: 1 });
    for (let i = 0; i < 20_000; i++) rig.submit({ runsMs: 0 });
    expect(rig.scheduler.counts).toMatchObject({ accepted: 20_000, succeeded: 20_000, running: 0 });
  });

  test('that the executor cannot begin fail with its error', () => {
    const rig = new YardRig({ maxAttempts: 1 });
    rig.submit({}, { body: { executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 } });
    expect(rig.events.at(-1)).toMatchObject({
      status: 'failed',
      error: { name: 'ExecutorError', message: 'Error: a scripted executor plays scripts only' },
    });
  });

  test('of a task that came in late are told with the time it was due', () => {
    const rig = new YardRig();
    rig.clock.advanceTo(50);
    rig.submit({}, { intendedAtMs: 20 });
    rig.submit({}, { intendedAtMs: 50 });
    const submitted = rig.events.filter(({ type }) => type === 'task-submitted');
    expect(submitted.map((event) => 'intendedAtMs' in event && event.intendedAtMs)).toEqual([20, false]);
  });

  test('report their progress after each task', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit();
    rig.submit();
    rig.at(15, () => rig.submit());
    rig.clock.runAll();
    expect(rig.progress).toEqual(['1/2', '2/3', '3/3']);
  });

  test('ignore a second report of one body', () => {
    const rig = new YardRig();
    const reports: (() => void)[] = [];
    const { start } = rig.executor;
    rig.executor.start = (run) => {
      reports.push(() => run.fail({ name: 'Error', message: 'late' }));
      start.call(rig.executor, run);
    };
    rig.submit({ runsMs: 0 });
    reports[0]?.();
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 1, failed: 0, running: 0 });
  });
});
