import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import type { TreeTask, YardTree } from '#contract/yard-tree';
import { BeltBook } from '../../../../src-renderer/features/belt/belt-book';
import { BeltModel } from '../../../../src-renderer/features/belt/belt-model';
import { deadlineOf, momentOf } from '../../../../src-renderer/features/belt/belt-moment';
import type { Move } from '../../../../src-renderer/features/belt/belt-move';
import { LogWriter } from '../../../support/task-events';
import { batch, counts, FakeYard, snapshot, view } from '../../fake-yard';
import { laneView, RUNNING } from './belt-scenes';

const queued = (medium: number) => ({
  queuedByPriority: { high: 0, medium, low: 0 },
  counts: counts({ accepted: medium, queued: medium }),
});

const treeTask = (task: number, some: Partial<TreeTask> = {}): TreeTask => ({
  ...{ task, name: `task ${task}`, priority: 'medium', phase: 'queued', submittedAtMs: 0 },
  ...{ attempt: null, goneOn: false, retryAtMs: null, deadlines: [] },
  ...some,
});

const tree = (seq: number, first: readonly TreeTask[], count: number): YardTree => ({
  ...{ run: 1, seq, atMs: 0, phase: 'running', graceEndsAtMs: null, lanes: [] },
  queued: { count, first },
  backingOff: { count: 0, first: [] },
});

/** A belt that follows a fake yard, and the moves that it wanted shown. */
function following() {
  const fake = new FakeYard();
  const yard = fake.window();
  const model = new BeltModel(yard.log, yard.store.getState());
  const moves: string[] = [];
  const told = ({ task, from, to }: Move) => `${task}: ${from.kind} → ${to.kind}`;
  yard.store.subscribe((state) => model.take(state, fake.hostNowMs, (move) => moves.push(told(move)) > 0));
  return { fake, model, moves, known: () => model.moment.queues.medium.known };
}

describe('what the belt knows of the yard', () => {
  it('is kept by the events, and every move is given to be shown', () => {
    const { fake, moves, known } = following();
    const log = new LogWriter();
    fake.send(snapshot());
    fake.send(batch(1, [log.submitted(0), log.submitted(0)], queued(2)));
    expect(known()).toEqual([1, 2]);
    fake.send(
      batch(3, [log.started(5, 1), log.ended(9, 1, 'succeeded'), log.settled(9, 1, 'succeeded')], queued(1)),
    );
    expect(known()).toEqual([2]);
    expect(moves).toEqual([
      ...['1: outside → queue', '2: outside → queue'],
      ...['1: queue → lane', '1: lane → bin'],
    ]);
  });

  it('has only the newest moves of a large batch shown, and counts the others', () => {
    const { fake, model, moves } = following();
    const log = new LogWriter();
    fake.send(snapshot());
    fake.hostNowMs = 33;
    const events = Array.from({ length: 4_000 }, () => log.submitted(0));
    fake.send(batch(1, events, queued(4_000)));
    expect(moves).toHaveLength(300);
    expect(moves.at(-1)).toBe('4000: outside → queue');
    expect(model.flow.flowAt(33)).toMatchObject({ moves: 4_000, drawn: 300 });
  });

  it('begins anew after a gap: who waits is not known by number, and the tree would help', () => {
    const { fake, model, known } = following();
    const log = new LogWriter();
    fake.send(snapshot());
    fake.send(batch(1, [log.submitted(0), log.submitted(0)], queued(2)));
    expect(model.wantsTree).toBe(false);
    fake.send(snapshot({ view: view({ seq: 900 }), ...queued(41) }));
    expect(known()).toEqual([]);
    expect(model.moment.queues.medium.count).toBe(41);
    expect(model.wantsTree).toBe(true);
  });

  it('begins anew after each of two gaps with no event between them', () => {
    const { fake, model, known } = following();
    fake.send(snapshot({ view: view({ seq: 30 }), ...queued(3) }));
    model.learn(tree(30, [treeTask(1), treeTask(2), treeTask(3)], 3));
    expect(known()).toEqual([1, 2, 3]);
    // Nine thousand events later those have long gone, and three others wait.
    fake.send(snapshot({ view: view({ seq: 9_030 }), ...queued(3) }));
    expect(known()).toEqual([]);
    expect(model.wantsTree).toBe(true);
  });

  it('learns from the tree who waits, also where the tree is older or newer than the events here', () => {
    const { fake, model, known } = following();
    const log = new LogWriter();
    fake.send(snapshot({ view: view({ seq: 900 }), ...queued(3) }));
    const event = (seq: number, of: object) => ({ ...of, seq, atMs: seq }) as TaskEvent;
    const start = event(901, { type: 'attempt-started', task: 11, attempt: 1, lane: 1 });
    const submit = { ...log.submitted(0), seq: 902, task: 14 } as TaskEvent;
    fake.send(batch(901, [start, submit], queued(3)));
    // Older: before the start of 11 and the arrival of 14.
    model.learn(tree(900, [treeTask(11), treeTask(12), treeTask(13)], 3));
    expect(known()).toEqual([12, 13, 14]);
    expect(model.wantsTree).toBe(false);
    // Newer: 12 has started meanwhile, which the events here tell only later.
    model.learn(tree(903, [treeTask(13), treeTask(14)], 2));
    fake.send(
      batch(903, [event(903, { type: 'attempt-started', task: 12, attempt: 1, lane: 2 })], queued(2)),
    );
    expect(known()).toEqual([13, 14]);
  });

  it('learns nothing from a tree of another run, or one after which events are missing', () => {
    const { fake, model, known } = following();
    fake.send(snapshot({ view: view({ seq: 900 }), ...queued(3) }));
    model.learn({ ...tree(900, [treeTask(1)], 3), run: 2 });
    model.learn(tree(850, [treeTask(1)], 3));
    expect(known()).toEqual([]);
  });

  it('forgets the bins of a run that is over', () => {
    const { fake, model } = following();
    const log = new LogWriter();
    fake.send(snapshot());
    fake.send(batch(1, [log.submitted(0), log.settled(1, 1, 'cancelled')]));
    expect(model.moment.recent.cancelled).toEqual([1]);
    fake.send(snapshot({ run: 2 }));
    expect(model.moment.recent.cancelled).toEqual([]);
  });
});

describe('a moment of the belt', () => {
  const state = (lanes: ReturnType<typeof laneView>[]) => {
    const fake = new FakeYard();
    const yard = fake.window();
    const deadlines = [{ lane: 1, task: 7, attempt: 2, atMs: 1_400 }];
    fake.send(
      snapshot({ view: view({ lanes }), deadlines, ghostLanes: [3], counts: counts({ backingOff: 5 }) }),
    );
    return yard.store.getState();
  };

  it('shows lanes that are open or not empty, and keeps the places of many', () => {
    const closed = { open: false };
    const few = [
      laneView(1),
      laneView(2, closed),
      laneView(3, { ...closed, occupancy: RUNNING }),
      laneView(4, closed),
    ];
    expect(momentOf(state(few), new BeltBook()).lanes.map(({ lane }) => lane)).toEqual([1, 3]);
    const many = Array.from({ length: 30 }, (_, index) =>
      laneView(index + 1, { open: index % 2 === 1 && index < 26 }),
    );
    expect(momentOf(state(many), new BeltBook()).lanes.map(({ lane }) => lane)).toEqual(
      many.slice(0, 26).map(({ lane }) => lane),
    );
  });

  it('takes the deadline of its own attempt from the feed, and else that of the yard', () => {
    const own = laneView(1, { occupancy: RUNNING });
    const other = laneView(1, { occupancy: { ...RUNNING, attempt: 3 } });
    const at = momentOf(state([own]), new BeltBook());
    expect([deadlineOf(at, own), deadlineOf(at, other), deadlineOf(at, laneView(2))]).toEqual([
      1_400,
      3_000,
      null,
    ]);
  });

  it('counts those held on lanes apart from those on the siding', () => {
    const hold = { task: 4, attempt: 2, fromMs: 0, dueMs: 500 };
    const at = momentOf(state([laneView(1, { hold }), laneView(2)]), new BeltBook());
    expect([at.siding.count, at.held]).toEqual([4, 1]);
  });
});
