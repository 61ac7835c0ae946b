import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedMessage } from '#contract/feed-message';
import { LESSON_LIMITS } from '#contract/limits';
import type { TaskEvent } from '#contract/task-event';
import { ALL_EVENTS, type EventFilter, matcherOf } from '../../../src-renderer/features/events/event-filter';
import { EVENT_GROUPS, groupOf } from '../../../src-renderer/features/events/event-groups';
import { eventWords } from '../../../src-renderer/features/events/event-words';
import { FilteredLog } from '../../../src-renderer/features/events/filtered-log';
import { EventLog, KEPT_LINES } from '../../../src-renderer/state/event-log';
import { batch, counts, snapshot, view } from '../fake-yard';

/** A log that has taken a run's events. */
function logOf(...messages: FeedMessage[]): EventLog {
  const log = new EventLog();
  for (const message of messages) log.take(message);
  return log;
}

const at = (seq: number) => ({ seq, atMs: seq });
const LIFE: readonly TaskEvent[] = [
  { type: 'lane-opened', ...at(1), lane: 2 },
  { type: 'task-submitted', ...at(2), task: 7, name: 'slow 7', kind: 'slow', priority: 'high' },
  { type: 'attempt-started', ...at(3), task: 7, attempt: 1, lane: 2 },
  {
    ...{ type: 'attempt-settled', ...at(4), task: 7, attempt: 1, lane: 2, outcome: 'failed' },
    error: { name: 'Error', message: 'no luck' },
  },
  { type: 'retry-scheduled', ...at(5), task: 7, attempt: 2, delayMs: 500, lane: null },
  { type: 'task-settled', ...at(6), task: 7, status: 'cancelled', attempts: 1, reason: 'user' },
  { type: 'task-rejected', ...at(7), name: 'normal 8', reason: 'queue-full' },
  { type: 'task-submitted', ...at(8), task: 71, name: 'normal 9', kind: 'normal', priority: 'low' },
];

function shown(filter: Partial<EventFilter>): number[] {
  const log = logOf(snapshot(), batch(1, LIFE));
  const filtered = new FilteredLog(log, { ...ALL_EVENTS, ...filter });
  return Array.from({ length: filtered.length }, (_, row) => {
    const line = filtered.at(row);
    return line === null || line.type === 'gap' ? 0 : line.seq;
  });
}

describe('the events that are shown', () => {
  it('are all without a filter', () => {
    expect(shown({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('leave out hidden groups', () => {
    expect(shown({ hidden: new Set(['arrivals', 'yard']) })).toEqual([3, 4, 5, 6]);
  });

  it('are those of one task, or those whose words or type have the text, whatever the case', () => {
    expect(shown({ task: 71 })).toEqual([8]);
    expect(shown({ text: ' No Luck' })).toEqual([4]);
    expect(shown({ text: 'attempt-' })).toEqual([3, 4]);
  });

  it('are found by the number of their task, and only by it after a #', () => {
    expect(shown({ text: '#7' })).toEqual([2, 3, 4, 5, 6]);
    expect(shown({ text: '71' })).toEqual([8]);
    expect(shown({ text: '9' })).toEqual([8]);
  });

  it('have the gaps whatever the filter, for what is looked for may be in them', () => {
    const log = logOf(
      snapshot({ view: view({ seq: 40 }) }),
      batch(41, [{ ...LIFE[0], seq: 41 } as TaskEvent]),
    );
    const filtered = new FilteredLog(log, { ...ALL_EVENTS, text: 'nothing has this' });
    expect([filtered.length, filtered.at(0)?.type]).toEqual([1, 'gap']);
  });

  it('follow their log, whatever comes and goes: as if filtered and counted anew', () => {
    const filter = { ...ALL_EVENTS, hidden: new Set(['starts' as const]), text: 'a' };
    const step = fc.record({
      count: fc.integer({ min: 0, max: KEPT_LINES + 50 }),
      missed: fc.constantFrom(0, 0, 0, 5, 20_000),
      newRun: fc.constantFrom(false, false, false, false, true),
      look: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const log = logOf(snapshot());
        const followed = new FilteredLog(log, filter);
        let [run, seq] = [1, 0];
        for (const { count, missed, newRun, look } of steps) {
          if (newRun) [run, seq] = [run + 1, 0];
          seq += missed;
          if (newRun || missed > 0) log.take(snapshot({ run, view: view({ seq }) }));
          const events = Array.from(
            { length: count },
            (_, index) => ({ ...LIFE[index % LIFE.length], seq: seq + index + 1 }) as TaskEvent,
          );
          log.take(batch(seq + 1, events, { run }));
          seq += count;
          if (look) followed.refresh();
        }
        followed.refresh();
        const anew = new FilteredLog(log, filter);
        expect([followed.length, followed.events]).toEqual([anew.length, anew.events]);
        for (let row = 0; row < anew.length; row++) {
          if (followed.indexAt(row) !== anew.indexAt(row)) throw new Error(`row ${row} differs`);
        }
        expect(EVENT_GROUPS.map((group) => followed.countOf(group))).toEqual(
          EVENT_GROUPS.map((group) => {
            let count = 0;
            for (let index = log.begin; index < log.end; index++) {
              const line = log.at(index);
              if (line.type !== 'gap' && groupOf(line) === group) count++;
            }
            return count;
          }),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('keep their index while rows move', () => {
    const log = logOf(snapshot(), batch(1, LIFE));
    const filtered = new FilteredLog(log, { ...ALL_EVENTS, task: 7 });
    const index = filtered.indexAt(1);
    expect([filtered.rowOf(index), filtered.rowOf(index + 100), filtered.rowOf(log.begin)]).toEqual([
      1, -1, -1,
    ]);
  });
});

describe('an event in words', () => {
  const log = logOf(snapshot());
  const words = (event: object) => eventWords({ ...at(9), ...event } as TaskEvent, log);

  it.each([
    [
      { type: 'task-rejected', name: 'normal 8', reason: 'queue-full' },
      'normal 8 refused: the queue is full',
    ],
    [
      { type: 'task-submitted', task: 1, name: 'a', kind: 'k', priority: 'low', intendedAtMs: 2 },
      'a accepted, low priority, 7 ms after it was due',
    ],
    [
      { type: 'attempt-settled', attempt: 1, outcome: 'succeeded', output: 'done' },
      'attempt 1 succeeded: done',
    ],
    [
      {
        ...{ type: 'attempt-settled', attempt: 2, outcome: 'failed' },
        error: { name: 'Fatal', message: 'disk full', retryable: false },
      },
      'attempt 2 failed: Fatal: disk full (no retry may follow)',
    ],
    [
      { type: 'retry-scheduled', attempt: 3, delayMs: 1_500, lane: 2 },
      'attempt 3 in 1.50 s; the lane waits with it',
    ],
    [
      { type: 'task-settled', status: 'cancelled', attempts: 0, reason: 'dropped' },
      'cancelled before any attempt: dropped from the full queue',
    ],
    [
      { type: 'shutdown-requested', mode: 'finish-all', graceMs: 10_000 },
      'shutdown asked for: finish everything, 10.0 s of grace',
    ],
    [
      { type: 'shutdown-completed', counts: counts({ accepted: 9, succeeded: 8, failed: 1 }) },
      'shut down: 9 of 9 settled, 0 pending',
    ],
  ])('%o', (event, told) => {
    expect(words(event)).toBe(told);
  });

  it('tells which limits were changed, from what to what', () => {
    const limits = {
      ...LESSON_LIMITS,
      workers: 8,
      rate: { perSecond: 5, burst: 10 },
      totalTimeoutMs: 30_000,
    };
    const change = { type: 'limits-changed', ...at(1), limits } as const;
    const changed = logOf(snapshot(), batch(1, [change]));
    expect(eventWords(change, changed)).toBe(
      'limits changed: workers 3 → 8, total timeout none → 30.0 s, rate limit none → 5.00/s, burst 10',
    );
    expect(eventWords(change, log)).toBe('limits set');
  });

  it('counts what a gap stands for', () => {
    expect(eventWords({ type: 'gap', fromSeq: 5, toSeq: 5, atMs: 0 }, log)).toBe(
      '1 event not shown one by one',
    );
  });
});

it('a matcher looks at a task number also where the words have none', () => {
  const matches = matcherOf({ ...ALL_EVENTS, text: '7' }, logOf(snapshot()));
  expect(LIFE.map(matches)).toEqual([false, true, true, true, true, true, false, false]);
});
