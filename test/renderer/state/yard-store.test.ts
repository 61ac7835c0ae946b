import { describe, expect, it } from 'vitest';
import type { Bar } from '#contract/bar-columns';
import type { BarRing } from '#contract/bar-ring';
import type { TaskEvent } from '#contract/task-event';
import {
  doesTimePass,
  idleClockMs,
  isBusy,
  whyIntakeIsClosed,
  yardNowMs,
} from '../../../src-renderer/state/selectors';
import { barOf, barsIn, ringOf } from '../../support/bars';
import { batch, counts, FakeYard, snapshot, view } from '../fake-yard';

const laneOpened = (seq: number, lane: number): TaskEvent => ({ type: 'lane-opened', seq, atMs: seq, lane });

describe('a window that follows its yard', () => {
  it('begins with the snapshot and folds the batches that join on to it', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ view: view({ seq: 4 }) }));
    fake.send(
      batch(5, [laneOpened(5, 1), laneOpened(6, 2)], {
        atMs: 60,
        counts: counts({ accepted: 3, queued: 3 }),
      }),
    );

    const state = yard.store.getState();
    expect(state.view.lanes.map(({ lane, open }) => ({ lane, open }))).toEqual([
      { lane: 1, open: true },
      { lane: 2, open: true },
    ]);
    expect([state.view.seq, state.atMs, state.counts.accepted]).toEqual([6, 60, 3]);
  });

  it('acknowledges every message that it has applied', () => {
    const fake = new FakeYard();
    fake.window();
    fake.send(snapshot({ number: 1, view: view({ seq: 4 }) }));
    fake.send(batch(5, [laneOpened(5, 1), laneOpened(6, 2)], { number: 2 }));
    fake.send(batch(7, [], { number: 3 }));
    expect(fake.asked('acknowledge').map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('changes its store once for each message, however many events it has', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    let changes = 0;
    yard.store.subscribe(() => changes++);
    fake.send(snapshot());
    fake.send(batch(1, [laneOpened(1, 1), laneOpened(2, 2), laneOpened(3, 3)]));
    expect(changes).toBe(2);
  });

  it('asks for one snapshot after a gap, and takes no batch until it comes', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ number: 1, view: view({ seq: 4 }) }));
    fake.send(batch(6, [laneOpened(6, 1)], { number: 2 }));
    fake.send(batch(7, [laneOpened(7, 2)], { number: 3 }));
    expect(fake.asked('resync')).toHaveLength(1);
    expect(yard.store.getState().view.seq).toBe(4);

    fake.send(snapshot({ number: 4, view: view({ seq: 7 }), coalesced: 3 }));
    fake.send(batch(8, [laneOpened(8, 1)], { number: 5 }));
    expect(yard.store.getState().view.seq).toBe(8);
    expect(yard.store.getState().coalesced).toBe(3);
    expect(fake.asked('acknowledge').map(({ number }) => number)).toEqual([1, 4, 5]);
  });

  it('knows that a grace has run out, of which no event tells where only ghosts are left', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ phase: 'draining', view: view({ phase: 'draining' }) }));
    fake.send(batch(1, [], { phase: 'cancelling', ghostLanes: [1] }));
    expect(yard.store.getState().view.phase).toBe('cancelling');
  });

  it('ignores a late batch of a run that is over', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ run: 2 }));
    fake.send(batch(1, [laneOpened(1, 1)], { run: 1 }));
    expect(yard.store.getState().view.seq).toBe(0);
    expect(fake.asked('resync')).toEqual([]);
  });

  it('asks for a snapshot when a batch of a run that it does not know comes', () => {
    const fake = new FakeYard();
    fake.window();
    fake.send(snapshot({ run: 1 }));
    fake.send(batch(1, [laneOpened(1, 1)], { run: 2 }));
    expect(fake.asked('resync')).toHaveLength(1);
  });

  it('begins again with the snapshot after a lost connection, also where the runs count from one again', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ run: 3, view: view({ seq: 90 }) }));
    fake.become({ kind: 'lost', tries: 1 });
    expect(whyIntakeIsClosed(yard.store.getState())).toBe('The connection to the yard is lost.');
    fake.become({ kind: 'open' });
    fake.send(snapshot({ run: 1 }));
    expect(yard.store.getState().run).toBe(1);
    expect(whyIntakeIsClosed(yard.store.getState())).toBeNull();
  });
});

describe("the yard's time in a window", () => {
  const pending = { counts: counts({ accepted: 1, running: 1 }) };

  it('goes on between messages while work is pending', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.hostNowMs = 100;
    fake.send(snapshot({ ...pending, atMs: 5_000 }));
    expect(yardNowMs(yard.store.getState(), 140)).toBe(5_040);
  });

  it("goes as fast as the yard's clock, and stands while that is paused", () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...pending, atMs: 5_000, clock: { speed: 10, paused: false } }));
    expect(yardNowMs(yard.store.getState(), 40)).toBe(5_400);
    expect(doesTimePass(yard.store.getState())).toBe(true);
    fake.send(snapshot({ ...pending, atMs: 5_400, clock: { speed: 10, paused: true } }));
    expect(yardNowMs(yard.store.getState(), 900)).toBe(5_400);
    expect(doesTimePass(yard.store.getState())).toBe(false);
  });

  it('stands at the last event while nothing is pending', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ atMs: 9_000, view: view({ atMs: 7_500 }) }));
    expect(yardNowMs(yard.store.getState(), 400)).toBe(7_500);
  });

  it('goes on for a clock while nothing is pending, however long, at its speed, and not while paused or stopped', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const at = (hostNowMs: number) => idleClockMs(yard.store.getState(), hostNowMs);
    fake.send(snapshot({ atMs: 9_000, clock: { speed: 2, paused: false } }));
    expect(at(60_000)).toBe(129_000);
    fake.send(snapshot({ atMs: 9_000, clock: { speed: 2, paused: true } }));
    expect(at(60_000)).toBe(9_000);
    fake.send(snapshot({ atMs: 9_000, view: view({ phase: 'stopped' }) }));
    expect(at(60_000)).toBeNull();
    fake.send(snapshot(pending));
    expect(at(60_000)).toBeNull();
  });

  it('goes on while a ghost is on a lane, though nothing is pending', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ghostLanes: [2] }));
    expect(isBusy(yard.store.getState())).toBe(true);
  });

  it('stands still while the connection is lost', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...pending, atMs: 5_000 }));
    fake.become({ kind: 'lost', tries: 1 });
    expect(yardNowMs(yard.store.getState(), 900)).toBe(5_000);
  });

  it('is guessed on for no longer than a second', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...pending, atMs: 5_000 }));
    expect(yardNowMs(yard.store.getState(), 60_000)).toBe(6_000);
  });
});

describe('the bars of a window', () => {
  const ended = (seq: number, task: number): TaskEvent[] => [
    { type: 'attempt-started', seq, atMs: seq, task, attempt: 1, lane: 1 },
    { type: 'attempt-settled', seq: seq + 1, atMs: seq + 1, task, attempt: 1, lane: 1, outcome: 'succeeded' },
  ];
  const tasks = (ring: BarRing) => barsIn(ring).map(({ task }) => task);
  const [FIRST, SECOND, THIRD] = [1, 2, 3].map((task) => barOf({ task, fromMs: task, toMs: task + 1 })) as [
    Bar,
    Bar,
    Bar,
  ];

  it('are those of the snapshot and of every batch after it', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ bars: ringOf([FIRST, SECOND]).newest(1), view: view({ seq: 4 }) }));
    fake.send(batch(5, ended(5, 3)));
    const { bars } = yard.store.getState();
    expect([tasks(bars), bars.wholeFromMs]).toEqual([[2, 3], FIRST.toMs]);
  });

  it('stay, and go on, over a snapshot that joins on to them', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ bars: ringOf([FIRST]).newest(10) }));
    fake.send(snapshot({ bars: ringOf([FIRST, SECOND, THIRD]).newest(2) }));
    expect(tasks(yard.store.getState().bars)).toEqual([1, 2, 3]);
  });

  it('begin anew with another run', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ bars: ringOf([FIRST]).newest(10) }));
    fake.send(snapshot({ run: 2, bars: ringOf([SECOND, THIRD]).newest(10) }));
    expect(tasks(yard.store.getState().bars)).toEqual([2, 3]);
  });
});
