import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { TaskEvent } from '#contract/task-event';
import { type EventLine, type EventLines, KEPT_LINES } from '../../../src-renderer/state/event-log';
import { freezeOrThaw } from '../../../src-renderer/state/freeze';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { stillOf } from '../../../src-renderer/state/yard-still';
import { batch, FakeYard, snapshot, view } from '../fake-yard';

const opened = (seq: number): TaskEvent => ({ type: 'lane-opened', seq, atMs: seq, lane: 1 });
const openedMany = (fromSeq: number, count: number) =>
  Array.from({ length: count }, (_, index) => opened(fromSeq + index));

const linesOf = (log: EventLines): EventLine[] =>
  Array.from({ length: log.end - log.begin }, (_, index) => log.at(log.begin + index));
const told = (line: EventLine) => (line.type === 'gap' ? `${line.fromSeq}–${line.toSeq}` : `${line.seq}`);

function following() {
  const fake = new FakeYard();
  const yard = fake.window();
  return { fake, yard, told: () => linesOf(yard.log).map(told) };
}

describe('the newest events of a window', () => {
  it('are kept one by one as they come, after a gap for those before the window was there', () => {
    const { fake, yard, told } = following();
    fake.send(snapshot({ view: view({ seq: 4 }) }));
    fake.send(batch(5, [opened(5), opened(6)]));
    expect(told()).toEqual(['1–4', '5', '6']);
    expect(yard.log.newestSeq).toBe(6);
  });

  it('begin with the first event where the window was there from the start', () => {
    const { fake, told } = following();
    fake.send(snapshot());
    fake.send(batch(1, [opened(1)]));
    expect(told()).toEqual(['1']);
  });

  it('have one gap for what several snapshots in a row stood for', () => {
    const { fake, told } = following();
    fake.send(snapshot());
    fake.send(batch(1, [opened(1)]));
    fake.send(snapshot({ view: view({ seq: 800 }) }));
    fake.send(snapshot({ view: view({ seq: 1_500 }) }));
    fake.send(batch(1_501, [opened(1_501)]));
    expect(told()).toEqual(['1', '2–1500', '1501']);
  });

  it('have no gap where a snapshot brings nothing new', () => {
    const { fake, told } = following();
    fake.send(snapshot());
    fake.send(batch(1, [opened(1)]));
    fake.send(snapshot({ view: view({ seq: 1 }) }));
    expect(told()).toEqual(['1']);
  });

  it('let the oldest go beyond so many, and a line keeps its index', () => {
    const { fake, yard } = following();
    fake.send(snapshot());
    fake.send(batch(1, openedMany(1, KEPT_LINES)));
    const index = yard.log.end - 1;
    fake.send(batch(KEPT_LINES + 1, openedMany(KEPT_LINES + 1, 2_500)));
    expect(yard.log.at(index)).toMatchObject({ seq: KEPT_LINES });
    expect(linesOf(yard.log).map(told)).toEqual(openedMany(2_501, KEPT_LINES).map(told));
  });

  it.each([
    ['another run', snapshot({ run: 2, view: view({ seq: 3 }) })],
    ['a yard that was started anew', snapshot({ view: { ...view({ seq: 3 }), header: null } })],
    ['a log that has become shorter', snapshot({ view: view({ seq: 1 }) })],
  ])('begin again with %s, at indices that were never used', (_, next) => {
    const { fake, yard, told } = following();
    fake.send(snapshot());
    fake.send(batch(1, openedMany(1, 20)));
    const end = yard.log.end;
    fake.send(next);
    expect(told()).toEqual([`1–${next.view.seq}`]);
    expect(yard.log.begin).toBeGreaterThanOrEqual(end);
    fake.send(batch(next.view.seq + 1, [opened(next.view.seq + 1)], { run: next.run }));
    expect(told()).toHaveLength(2);
  });

  it('know the limits before a change', () => {
    const { fake, yard } = following();
    const limits = { ...LESSON_LIMITS, workers: 8 };
    const change = { type: 'limits-changed', seq: 1, atMs: 1, limits } as const;
    const second = { ...change, seq: 2, limits: { ...limits, workers: 4 } };
    fake.send(snapshot());
    fake.send(batch(1, [change, second]));
    expect(yard.log.limitsBefore(change)).toEqual(LESSON_LIMITS);
    expect(yard.log.limitsBefore(second)).toEqual(limits);
  });
});

describe('a still of the yard', () => {
  it('is taken when the view is frozen, and nothing that comes later changes it', () => {
    const { fake, yard } = following();
    const look = createViewStore();
    fake.send(snapshot());
    fake.send(batch(1, [opened(1)]));
    freezeOrThaw(yard, look);
    fake.send(batch(2, [{ type: 'lane-closed', seq: 2, atMs: 2, lane: 1 }, ...openedMany(3, KEPT_LINES)]));
    const { frozen } = look.getState();
    const still = frozen === null ? null : stillOf(yard, frozen);
    expect(still?.state.view.lanes.map(({ open }) => open)).toEqual([true]);
    expect(still?.state.view.seq).toBe(1);
    expect(still === null ? [] : linesOf(still.log).map(told)).toEqual(['1']);
    freezeOrThaw(yard, look);
    expect(look.getState().frozen).toBeNull();
  });
});
