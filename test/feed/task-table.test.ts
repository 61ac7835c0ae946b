import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskId } from '#contract/task';
import { ResultsStore } from '../../src-main/feed/results-store';
import { TaskTable } from '../../src-main/feed/task-table';
import { RandomHistory } from '../support/random-history';
import { LogWriter } from '../support/task-events';

const draws = fc.array(fc.nat({ max: 0x7fffffff }), { maxLength: 300 });

/** A store of which the table has chunks of four tasks, and who has told it what. */
function rig(maxSettled: number) {
  const table = new TaskTable(4);
  const store = new ResultsStore(maxSettled, table);
  return { table, store, history: new RandomHistory(maxSettled, (event) => store.apply(event)) };
}

describe('a table of tasks', () => {
  it('gives back every record as it was folded, also from columns, and none that is forgotten', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 5, 1_000), draws, (maxSettled, steps) => {
        const { store, history } = rig(maxSettled);
        for (const step of steps) history.step(step);
        const newest = Math.max(0, ...history.records.keys());
        for (let task = 0; task <= newest + 1; task++) {
          expect(store.get(task)).toEqual(history.records.get(task));
        }
        expect([store.size, store.forgotten]).toEqual([history.records.size, history.forgotten]);
      }),
    );
  });

  it('counts its tasks by phase', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 1_000), draws, (maxSettled, steps) => {
        const { store, history } = rig(maxSettled);
        for (const step of steps) history.step(step);
        const phases = [...history.records.values()].map(({ phase }) => phase);
        for (const [phase, count] of Object.entries(store.byPhase())) {
          expect(count).toBe(phases.filter((one) => one === phase).length);
        }
      }),
    );
  });

  it('takes up room for the tasks that are left, however few of many those are', () => {
    const { store, table } = rig(0);
    const log = new LogWriter();
    const left: TaskId[] = [];
    for (let task = 1; task <= 4_000; task++) {
      store.apply(log.submitted(0));
      // Every fiftieth hangs.
      if (task % 50 === 0) left.push(task);
      else store.apply(log.settled(0, task, 'cancelled'));
    }
    expect(left.filter((task) => store.get(task) === undefined)).toEqual([]);
    const rows = table.chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
    expect(left).toHaveLength(80);
    expect(rows).toBeLessThanOrEqual(4 * 80);
    expect(table.chunks.length).toBeLessThanOrEqual(80);
  });

  it('keeps what was submitted as long as the task, wherever that is moved', () => {
    const { store } = rig(6);
    const log = new LogWriter();
    const specOf = (task: TaskId) => ({
      name: `task ${task}`,
      kind: 'normal',
      priority: 'medium' as const,
      body: { executor: 'inline', body: 'echo', payload: { task } } as const,
    });
    for (let task = 1; task <= 40; task++) {
      store.apply(log.submitted(0));
      store.keepSpec(task, specOf(task));
      if (task % 10 !== 1) store.apply(log.settled(0, task, 'cancelled'));
    }
    for (let task = 1; task <= 40; task++) {
      const isThere = store.get(task) !== undefined;
      expect(store.specOf(task)).toEqual(isThere ? specOf(task) : null);
    }
    expect([1, 11, 21, 31].every((task) => store.specOf(task) !== null)).toBe(true);
    store.keepSpec(2, specOf(2));
    expect(store.specOf(2)).toBeNull();
  });

  it('knows own limits and the time an arrival was due as they were submitted, and no spec of others', () => {
    const { store } = rig(6);
    const log = new LogWriter();
    const own = { maxAttempts: 2, totalTimeoutMs: null };
    const body = { executor: 'inline', body: 'echo' } as const;
    store.apply({ ...log.submitted(20), ...own, intendedAtMs: 12.5 } as ReturnType<LogWriter['submitted']>);
    store.apply(log.submitted(20));
    expect(store.specOf(1)).toBeNull();
    store.keepSpec(1, { name: 'task 1', kind: 'normal', priority: 'medium', body });
    expect(store.specOf(1)).toEqual({
      name: 'task 1',
      kind: 'normal',
      priority: 'medium',
      body,
      own,
      intendedAtMs: 12.5,
    });
  });
});
