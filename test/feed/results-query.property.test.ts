import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RESULT_SORTS, type ResultsPage, type ResultsQuery } from '#contract/results-query';
import { TASK_PHASES } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import { ResultsQueries } from '../../src-main/feed/results-query';
import { ResultsStore } from '../../src-main/feed/results-store';
import { TaskTable } from '../../src-main/feed/task-table';
import { plainPage } from '../support/plain-results';
import { RandomHistory } from '../support/random-history';
import { finish } from '../support/sliced-work';

const draw = fc.nat({ max: 0x7fffffff });
const SEARCHES = [
  '',
  's',
  'SLOW',
  'slow 1',
  '1',
  '12',
  '0',
  'task ',
  'task 1',
  '7 is',
  '3 d',
  'été',
  'of 3',
  '(A)',
  '.',
  'oh',
  '0123456',
  'x12',
];

const queries = fc.record(
  {
    phases: fc.option(fc.subarray([...TASK_PHASES]), { nil: null }),
    search: fc.constantFrom(...SEARCHES),
    sort: fc.record({ by: fc.constantFrom(...RESULT_SORTS), descending: fc.boolean() }),
    offset: fc.nat(30),
    limit: fc.integer({ min: 1, max: 20 }),
    placeOf: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ['phases', 'search', 'sort', 'offset', 'limit'] },
);

/** A store with small chunks, so that they come and go, and a history that it is told. */
function rig(maxSettled: number) {
  const store = new ResultsStore(maxSettled, new TaskTable(4));
  const history = new RandomHistory(maxSettled, (event) => store.apply(event));
  return { store, history };
}

function copyOf(records: Iterable<TaskRecord>): TaskRecord[] {
  return structuredClone([...records]);
}

it('is what a plain store would answer at the moment it was asked, whatever happens meanwhile', () => {
  const draws = fc.record({
    maxSettled: fc.constantFrom(0, 3, 40, 1_000),
    before: fc.array(draw, { maxLength: 150 }),
    query: queries,
    rounds: fc.array(
      // The same question again and again: what was worked out for one answer may serve the next.
      fc.record({
        other: fc.option(queries, { freq: 1 }),
        offset: fc.nat(30),
        quietMs: fc.constantFrom(0, 0, 20),
        meanwhile: fc.array(draw, { maxLength: 60 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    patience: fc.constantFrom(0, 2, 1_000),
    ends: fc.boolean(),
  });
  fc.assert(
    fc.property(draws, ({ maxSettled, before, query, rounds, patience, ends }) => {
      const { store, history } = rig(maxSettled);
      const queries = new ResultsQueries(store, patience);
      for (const one of before) history.step(one);
      for (const { other, offset, quietMs, meanwhile } of rounds) {
        history.pass(quietMs);
        const later = meanwhile.slice();
        const after = later.splice(0, later.length % 3);
        const expected = ask(other ?? { ...query, offset }, later);
        expect(expected.page).toEqual(expected.plain);
        for (const one of after) history.step(one);
      }

      function ask(query: ResultsQuery, meanwhile: number[]): { page: ResultsPage; plain: unknown } {
        let plain: unknown = null;
        const now = () => {
          const { nowMs, records, forgotten } = history;
          plain = { run: 1, seq: 9, forgotten, ...plainPage(copyOf(records.values()), query, nowMs) };
          return { run: 1, seq: 9, nowMs };
        };
        const atOnce = queries.pageAtOnce(query, now());
        if (atOnce !== null) return { page: atOnce, plain };
        const page = finish(queries.page(query, now), () => {
          for (const one of meanwhile.splice(0, 7)) history.step(one);
          if (ends && meanwhile.length === 3) {
            history.clear();
            store.clear();
          }
        });
        return { page, plain };
      }
    }),
    { numRuns: 300 },
  );
});

it('names every task that matched when it was asked, in the order asked for', () => {
  const draws = fc.record({
    before: fc.array(draw, { maxLength: 100 }),
    meanwhile: fc.array(draw, { maxLength: 60 }),
    query: queries,
    isOrdered: fc.boolean(),
  });
  fc.assert(
    fc.property(draws, ({ before, meanwhile, query, isOrdered }) => {
      const { store, history } = rig(20);
      for (const one of before) history.step(one);
      const whole = { ...query, offset: 0, limit: Number.POSITIVE_INFINITY };
      const { rows } = plainPage(copyOf(history.records.values()), whole, history.nowMs);
      const work = new ResultsQueries(store).tasks(query, isOrdered ? query.sort : null, history.nowMs);
      const tasks = finish(work, () => {
        for (const one of meanwhile.splice(0, 5)) history.step(one);
      });
      const expected = rows.map(({ task }) => task);
      if (isOrdered) expect(Array.from(tasks ?? [])).toEqual(expected);
      else expect(Array.from(tasks ?? []).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
    }),
  );
});
