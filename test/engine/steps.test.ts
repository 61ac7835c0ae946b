import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { auditLog } from '../support/log-audit';
import { play, RUNS, scenario } from '../support/random-scenario';
import { YardRig } from '../support/yard-rig';

const SLOW = { runsMs: 5_000 } as const;

function submitMany(rig: YardRig, count: number, script: Parameters<YardRig['submit']>[0] = {}): void {
  for (let task = 0; task < count; task++) rig.submit(script);
}

/** How many events of that sort were written at a moment. */
function countAt(rig: YardRig, atMs: number, is: (event: TaskEvent) => boolean): number {
  return rig.events.filter((event) => event.atMs === atMs && is(event)).length;
}

describe('very many attempts that time out together', () => {
  test('all do so, free their lanes, and leave a yard that can stop', () => {
    const rig = new YardRig({ workers: 1_024, maxAttempts: 1, attemptTimeoutMs: 2_000 });
    submitMany(rig, 2_000, SLOW);
    rig.clock.advanceTo(2_000);
    expect(rig.scheduler.counts).toMatchObject({ timedOut: 1_024, running: 976, ghosts: 0 });
    rig.scheduler.requestShutdown('cancel-now', null);
    rig.clock.runAll();
    expect(rig.scheduler.phase).toBe('stopped');
    expect(auditLog(rig.log)).toEqual([]);
  });

  test('do so one after the other: what a body says while it is told to stop is taken afterwards', () => {
    const rig = new YardRig({ workers: 2, maxAttempts: 1, attemptTimeoutMs: 10 });
    const { abort } = rig.executor;
    const during: number[] = [];
    rig.executor.abort = (run, reason) => {
      const before = rig.log.length;
      abort.call(rig.executor, run, reason);
      during.push(rig.log.length - before);
    };
    submitMany(rig, 2, SLOW);
    rig.clock.runAll();
    expect(during).toEqual([0, 0]);
    expect(rig.journal()).toEqual([
      ...['0: #1 in', '0: #1.1 on 1', '0: #2 in', '0: #2.1 on 2'],
      ...['10: #1.1 timed-out', '10: #1 timed-out after 1', '10: #2.1 timed-out', '10: #2 timed-out after 1'],
    ]);
  });
});

describe('more ends at once than one step has', () => {
  test('come in steps between which the host can do other things', () => {
    const rig = new YardRig({ workers: 1 }, 1, { mostPerStep: 10 });
    submitMany(rig, 45, SLOW);
    expect(rig.scheduler.cancel({ kind: 'yard' })).toBe(45);
    const left = [rig.scheduler.counts.queued];
    for (let step = 0; step < 4; step++) {
      rig.clock.step();
      left.push(rig.scheduler.counts.queued);
    }
    expect(left).toEqual([34, 24, 14, 4, 0]);
    expect(rig.scheduler.counts.cancelled).toBe(45);
  });

  test('are one moment to the tasks: what runs is cancelled first, and nothing that waits starts', () => {
    const rig = new YardRig({ workers: 2, backoffLane: 'hold' }, 1, { mostPerStep: 1 });
    submitMany(rig, 6, SLOW);
    rig.scheduler.cancel({ kind: 'yard' });
    expect(rig.scheduler.counts).toMatchObject({ running: 0, queued: 3 });
    rig.submit();
    rig.clock.step();
    rig.clock.step();
    rig.clock.step();
    expect(rig.journal().slice(8)).toEqual([
      ...['0: #1.1 cancelled', '0: #1 cancelled after 1 (user)'],
      ...['0: #2.1 cancelled', '0: #2 cancelled after 1 (user)'],
      '0: #3 cancelled after 0 (user)',
      '0: #7 in',
      ...[
        '0: #4 cancelled after 0 (user)',
        '0: #5 cancelled after 0 (user)',
        '0: #6 cancelled after 0 (user)',
      ],
      '0: #7.1 on 1',
    ]);
  });

  test.each(['finish-running', 'cancel-now'] as const)(
    'at a shutdown by %s let the yard stop when all are through',
    (mode) => {
      const rig = new YardRig({ workers: 1 }, 1, { mostPerStep: 2 });
      submitMany(rig, 9, { runsMs: 10 });
      rig.scheduler.requestShutdown(mode, null);
      expect(rig.scheduler.phase).not.toBe('stopped');
      rig.clock.runAll();
      expect(rig.scheduler.phase).toBe('stopped');
      expect(rig.scheduler.counts.attempts).toBe(1);
      expect(auditLog(rig.log)).toEqual([]);
    },
  );

  test('go over to the next, where everything is cancelled while only what waits was to be', () => {
    const rig = new YardRig({ workers: 1 }, 1, { mostPerStep: 2 });
    submitMany(rig, 9, SLOW);
    rig.scheduler.requestShutdown('finish-running', null);
    rig.scheduler.requestShutdown('finish-running', null);
    rig.clock.runAll();
    expect(rig.scheduler.counts).toMatchObject({ cancelled: 9 });
    expect(rig.events.at(-1)).toMatchObject({ type: 'shutdown-completed', atMs: 0 });
  });

  test.each(['attemptTimeoutMs', 'totalTimeoutMs'] as const)(
    'by %s win over bodies that end at that moment',
    (limit) => {
      const rig = new YardRig({ workers: 6, maxAttempts: 1, attemptTimeoutMs: null }, 1, { mostPerStep: 1 });
      rig.change({ [limit]: 10 });
      for (let task = 0; task < 5; task++) rig.submit(SLOW);
      rig.submit({ runsMs: 10 });
      rig.clock.runAll();
      expect(rig.scheduler.counts).toMatchObject({ timedOut: 6, succeeded: 0 });
    },
  );

  test('end tasks in the queue at their deadline before any of them starts', () => {
    const rig = new YardRig({ workers: 1, queueTimeoutMs: 20, attemptTimeoutMs: null }, 1, {
      mostPerStep: 3,
    });
    submitMany(rig, 12, { runsMs: 20 });
    rig.clock.runAll();
    expect(countAt(rig, 20, ({ type }) => type === 'attempt-started')).toBe(0);
    expect(rig.scheduler.counts).toMatchObject({ succeeded: 1, timedOut: 11 });
  });
});

test('what is cancelled never starts again, however few are cancelled in one step', () => {
  fc.assert(
    fc.property(scenario, (given) => {
      /** Where in the log all tasks up to a number were cancelled. */
      const cancels: { readonly at: number; readonly lastTask: number }[] = [];
      const rig = play({ ...given, mostPerStep: 1 }, ({ scheduler, log }) => {
        const note = () => cancels.push({ at: log.length, lastTask: scheduler.counts.accepted });
        const { cancel, requestShutdown } = scheduler;
        scheduler.cancel = (target) => {
          // Whoever comes in meanwhile, in a place that became free, is not meant.
          if (target.kind === 'yard') note();
          return cancel.call(scheduler, target);
        };
        scheduler.requestShutdown = (mode, graceMs) => {
          if (mode !== 'finish-all') note();
          requestShutdown.call(scheduler, mode, graceMs);
        };
      });
      for (const { at, lastTask } of cancels) {
        const started = rig.log.slice(at).filter((line) => line.type === 'attempt-started');
        expect(started.filter(({ task }) => task <= lastTask)).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
});
