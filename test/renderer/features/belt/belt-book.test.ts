import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES, type Priority, type TaskId } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { applyEvent, isTaskBound, type TaskRecord } from '#contract/task-record';
import type { TreeTask } from '#contract/yard-tree';
import { applyToView, emptyView, type YardView } from '#contract/yard-view';
import { BeltBook, MOST_KNOWN } from '../../../../src-renderer/features/belt/belt-book';
import type { Move, Place } from '../../../../src-renderer/features/belt/belt-move';
import { play, scenario } from '../../../support/random-scenario';
import { LogWriter } from '../../../support/task-events';

/** Where every task is by the one fold of its events, which shares nothing with the book. */
class Whereabouts {
  readonly #records = new Map<TaskId, TaskRecord>();
  readonly #holds = new Map<TaskId, number | null>();

  take(event: TaskEvent): void {
    if (!isTaskBound(event)) return;
    this.#records.set(event.task, applyEvent(this.#records.get(event.task), event));
    if (event.type === 'retry-scheduled') this.#holds.set(event.task, event.lane);
  }

  placeOf(task: TaskId): Place {
    const record = this.#records.get(task);
    if (record === undefined) return { kind: 'outside' };
    switch (record.phase) {
      case 'queued':
        return { kind: 'queue', priority: record.priority };
      case 'running':
        return { kind: 'lane', lane: record.attempts.at(-1)?.lane ?? 0 };
      case 'backing-off': {
        const lane = this.#holds.get(task) ?? null;
        return lane === null ? { kind: 'siding' } : { kind: 'lane', lane };
      }
      default:
        return record.reason === 'dropped' ? { kind: 'off' } : { kind: 'bin', outcome: record.phase };
    }
  }

  queued(priority: Priority): TaskId[] {
    return this.#at(
      ({ kind, ...place }) => kind === 'queue' && 'priority' in place && place.priority === priority,
    );
  }

  siding(): TaskId[] {
    return this.#at(({ kind }) => kind === 'siding');
  }

  /** What the tree would say, with the first `most` of each kind by number. */
  tree(most: number) {
    const named = (tasks: TaskId[]): TreeTask[] =>
      tasks
        .sort((one, other) => one - other)
        .slice(0, most)
        .map((task) => this.#records.get(task) as TaskRecord)
        .map(({ task, name, priority, phase, submittedAtMs, retryAtMs }) => ({
          ...{
            task,
            name,
            priority,
            phase,
            submittedAtMs,
            retryAtMs,
            attempt: null,
            goneOn: false,
            deadlines: [],
          },
        }));
    const queued = PRIORITIES.flatMap((priority) => this.queued(priority));
    const siding = this.siding();
    return {
      queued: { count: queued.length, first: named(queued) },
      backingOff: { count: siding.length, first: named(siding) },
    };
  }

  #at(wanted: (place: Place) => boolean): TaskId[] {
    return [...this.#records.keys()].filter((task) => wanted(this.placeOf(task)));
  }
}

const lengths = (where: Whereabouts) =>
  ({
    high: where.queued('high').length,
    medium: where.queued('medium').length,
    low: where.queued('low').length,
  }) as const;

describe('the book of who stands where', () => {
  it('knows every queue in its order, the siding, and each move from and to where it really was', () => {
    fc.assert(
      fc.property(scenario, (any) => {
        const book = new BeltBook();
        const where = new Whereabouts();
        book.begin(emptyView(), true);
        book.check(lengths(where));
        for (const event of play(any).events) {
          const task = isTaskBound(event) ? event.task : null;
          const before: Place = task === null ? { kind: 'outside' } : where.placeOf(task);
          where.take(event);
          const move = book.take(event);
          book.check(lengths(where));
          const after: Place = task === null ? { kind: 'off' } : where.placeOf(task);
          const moved = JSON.stringify(before) !== JSON.stringify(after);
          if (task !== null && moved) expect(move).toEqual({ task, from: before, to: after });
          if (task !== null && !moved) expect(move).toBeNull();
          if (event.type === 'task-rejected') {
            expect(move).toEqual({ task: null, from: { kind: 'outside' }, to: { kind: 'off' } });
          }
          for (const priority of PRIORITIES) {
            expect([...book.queued(priority)]).toEqual(where.queued(priority));
          }
          expect([...book.siding.keys()].sort()).toEqual(where.siding().sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never knows a task that is not there, wherever it begins and whatever it learns from the tree', () => {
    const cuts = fc.record({
      any: scenario,
      begin: fc.nat(60),
      learn: fc.nat(60),
      most: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(cuts, ({ any, begin, learn, most }) => {
        const { events } = play(any);
        const book = new BeltBook();
        const where = new Whereabouts();
        let view: YardView = { ...emptyView(), phase: 'running' };
        events.forEach((event, index) => {
          where.take(event);
          view = applyToView(view, event);
          if (index === begin) book.begin(view, true);
          if (index > begin) book.take(event);
          if (index < begin) return;
          book.check(lengths(where));
          if (index === learn) book.learn(where.tree(most));
          for (const priority of PRIORITIES) {
            const known = [...book.queued(priority)];
            // The first of the queue, in its order.
            expect(known).toEqual(where.queued(priority).slice(0, known.length));
          }
          expect(where.siding()).toEqual(expect.arrayContaining([...book.siding.keys()]));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('comes out the same where events are taken in once more after the tree was learned', () => {
    const cuts = fc.record({ any: scenario, learn: fc.nat(60), late: fc.nat(20) });
    fc.assert(
      fc.property(cuts, ({ any, learn, late }) => {
        const { events } = play(any);
        const book = new BeltBook();
        const where = new Whereabouts();
        const trees: ReturnType<Whereabouts['tree']>[] = [];
        book.begin(emptyView(), true);
        book.check(lengths(where));
        events.forEach((event, index) => {
          where.take(event);
          book.take(event);
          trees.push(where.tree(100));
          if (index === learn + late && trees[learn] !== undefined) {
            book.learn(trees[learn]);
            for (const again of events.slice(learn + 1, index + 1)) book.take(again);
          }
          book.check(lengths(where));
        });
        for (const priority of PRIORITIES) expect([...book.queued(priority)]).toEqual(where.queued(priority));
        expect([...book.siding.keys()].sort()).toEqual(where.siding().sort());
      }),
      { numRuns: 100 },
    );
  });

  it('bounds what it knows of a long queue, and knows the rest again once it is short', () => {
    const book = new BeltBook();
    const log = new LogWriter();
    book.begin(emptyView(), true);
    book.check({ high: 0, medium: 0, low: 0 });
    const queued = MOST_KNOWN + 500;
    for (let task = 1; task <= queued; task++) book.take(log.submitted(0));
    book.check({ high: 0, medium: queued, low: 0 });
    expect(book.queued('medium').size).toBe(MOST_KNOWN);
    for (let task = 1; task <= 600; task++) book.take(log.started(1, task));
    // Behind others that it does not know, the newcomer is not known either.
    book.take(log.submitted(2));
    expect(book.queued('medium').size).toBe(MOST_KNOWN - 600);
    for (let task = 601; task <= queued + 1; task++) book.take(log.started(3, task));
    book.check({ high: 0, medium: 0, low: 0 });
    book.take(log.submitted(4));
    expect([...book.queued('medium')]).toEqual([queued + 2]);
  });

  it('keeps the newest of each outcome, until another run begins', () => {
    const book = new BeltBook();
    const log = new LogWriter();
    book.begin(emptyView(), true);
    for (let task = 1; task <= 12; task++) {
      book.take(log.submitted(0));
      book.take(log.settled(1, task, 'failed'));
    }
    expect(book.recent('failed')).toEqual([12, 11, 10, 9, 8, 7, 6, 5]);
    book.begin(emptyView(), false);
    expect(book.recent('failed')).toHaveLength(8);
    book.begin(emptyView(), true);
    expect(book.recent('failed')).toEqual([]);
  });

  it('does not claim to know where an unseen task comes from', () => {
    const book = new BeltBook();
    const log = new LogWriter();
    book.begin(emptyView(), true);
    const kinds = (move: Move | null) => [move?.from.kind, move?.to.kind];
    expect(kinds(book.take(log.started(1, 40)))).toEqual(['unknown', 'lane']);
    expect(kinds(book.take(log.started(1, 41, 2)))).toEqual(['siding', 'lane']);
    expect(kinds(book.take(log.settled(1, 42, 'cancelled')))).toEqual(['unknown', 'bin']);
  });
});
