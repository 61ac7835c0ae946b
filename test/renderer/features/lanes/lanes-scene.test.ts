import { describe, expect, it } from 'vitest';
import type { TaskRecord } from '#contract/task-record';
import type { LaneView } from '#contract/yard-view';
import {
  LEAST_ROW_PX,
  lanesInSpan,
  layRows,
  MOST_ROW_PX,
  rowOfLane,
} from '../../../../src-renderer/features/lanes/lane-rows';
import { lanesNow, momentOf } from '../../../../src-renderer/features/lanes/lanes-moment';
import { livePieces } from '../../../../src-renderer/features/lanes/live-pieces';
import { stretchesOf } from '../../../../src-renderer/features/lanes/task-stretches';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { barOf, ringOf } from '../../../support/bars';
import { batch, counts, FakeYard, snapshot, view } from '../../fake-yard';
import { laneOf, RUNNING } from '../../lanes-scenes';

describe('the rows of the lanes', () => {
  it('leave out lanes that had closed before the stretch, or opened after it', () => {
    const lanes = [
      laneOf(1),
      laneOf(2, { open: false, lastAtMs: 900 }),
      laneOf(3, { open: false, lastAtMs: 2_000 }),
      laneOf(4, { open: false, occupancy: RUNNING }),
      laneOf(5, { firstAtMs: 7_000 }),
    ];
    const shown = (fromMs: number, toMs: number) =>
      lanesInSpan(lanes, { fromMs, toMs }).map(({ lane }) => lane);
    expect(shown(0, 5_000)).toEqual([1, 2, 3, 4]);
    expect(shown(1_000, 8_000)).toEqual([1, 3, 4, 5]);
  });

  it('share the height, within what can be read', () => {
    const rows = (count: number) =>
      layRows(
        Array.from({ length: count }, (_, index) => laneOf(index + 1)),
        240,
      );
    expect([rows(3).rowPx, rows(10).rowPx, rows(256).rowPx]).toEqual([MOST_ROW_PX, 24, LEAST_ROW_PX]);
    expect(rows(1_024).contentPx).toBe(1_024 * LEAST_ROW_PX);
  });

  it('are found by the number of their lane', () => {
    const rows = layRows([laneOf(2), laneOf(5), laneOf(900)], 100);
    expect([2, 3, 5, 900, 901].map((lane) => rowOfLane(rows, lane))).toEqual([0, -1, 1, 2, -1]);
  });
});

describe('what goes on, on a lane', () => {
  const facts = { ghostLanes: [], deadlines: [] };
  const hold = { task: 4, attempt: 3, fromMs: 4_100, dueMs: 5_600 };

  it('ends when the task says rather than when the yard would', () => {
    const lane = laneOf(1, { occupancy: RUNNING });
    const own = { lane: 1, task: 7, attempt: 2, atMs: 4_500 };
    expect(livePieces(lane, facts, 5_000)).toMatchObject([{ kind: 'running', untilMs: 6_000 }]);
    expect(livePieces(lane, { ...facts, deadlines: [own] }, 5_000)).toMatchObject([{ untilMs: 4_500 }]);
    const never = { ...own, atMs: null };
    expect(livePieces(lane, { ...facts, deadlines: [never] }, 5_000)).toMatchObject([{ untilMs: null }]);
    const before = { ...own, attempt: 1 };
    expect(livePieces(lane, { ...facts, deadlines: [before] }, 5_000)).toMatchObject([{ untilMs: 6_000 }]);
  });

  it('is a ghost only while the yard says so, and stands over the wait for the retry', () => {
    const settled = { kind: 'settled', task: 4, attempt: 2, fromMs: 4_000, outcome: 'timed-out' } as const;
    const lane = laneOf(1, { occupancy: settled, hold });
    const kinds = (ghostLanes: number[]) =>
      livePieces(lane, { ...facts, ghostLanes }, 5_000).map(({ kind }) => kind);
    expect(kinds([1])).toEqual(['wait', 'ghost']);
    expect(kinds([2])).toEqual(['wait']);
  });

  it('is nothing that begins only after the moment', () => {
    expect(livePieces(laneOf(1, { occupancy: RUNNING }), facts, 3_999)).toEqual([]);
  });
});

describe('the moment shown', () => {
  const busy = { counts: counts({ accepted: 1, running: 1 }) };

  it('is now, from shortly before the first start', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...busy, atMs: 4_000, view: view({ atMs: 4_000, firstStartMs: 1_000 }) }));
    const moment = momentOf(yard.store.getState(), 4_200, false);
    expect(moment).toMatchObject({ atMs: 4_200, goesOn: true, isFrozen: false });
    expect(moment.span).toEqual({ fromMs: 850, toMs: 4_200 });
  });

  it('stands while the clock is paused, and is there as long as work is under way', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...busy, clock: { speed: 1, paused: true } }));
    expect(momentOf(yard.store.getState(), 0, false)).toMatchObject({ goesOn: false, hasNow: true });
    fake.send(snapshot());
    expect(momentOf(yard.store.getState(), 0, false).hasNow).toBe(false);
  });

  it('stands while the view is frozen: what went on then goes on, and what came later is not there', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const looks = createViewStore();
    const lanes = [laneOf(1, { occupancy: RUNNING }), laneOf(2)];
    const ghostly = { ghostLanes: [2], counts: counts({ accepted: 2, running: 1 }) };
    fake.send(snapshot({ ...ghostly, atMs: 4_300, view: view({ atMs: 4_200, seq: 9, lanes }) }));
    fake.hostNowMs = 50;
    freezeOrThaw(yard, looks);
    const end = { type: 'attempt-settled', seq: 10, atMs: 4_320, task: 7, attempt: 2, lane: 1 } as const;
    const gone = { type: 'lane-closed', seq: 11, atMs: 9_000, lane: 2 } as const;
    const more = { type: 'lane-opened', seq: 12, atMs: 9_000, lane: 3 } as const;
    fake.send(batch(10, [{ ...end, outcome: 'failed' }, gone, more], { atMs: 9_000 }));
    const moment = lanesNow(yard, looks);
    expect(moment).toMatchObject({
      atMs: 4_350,
      endMs: 4_200,
      goesOn: false,
      isFrozen: true,
      ghostLanes: [2],
    });
    expect(moment.lanes.map(({ lane, open }) => [lane, open])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(livePieces(moment.lanes[0] as LaneView, moment, moment.atMs)).toMatchObject([{ task: 7 }]);
    freezeOrThaw(yard, looks);
    expect(lanesNow(yard, looks)).toMatchObject({ atMs: 9_000, isFrozen: false });
    expect(lanesNow(yard, looks).lanes).toHaveLength(3);
  });
});

describe("a task's stretches", () => {
  it('are what main told, brought up to date by what the window holds', () => {
    const attempt = { outcome: null, error: null, stoppedAtMs: null };
    const record: TaskRecord = {
      ...({ task: 3, name: 'a', kind: 'normal', priority: 'high', own: null, phase: 'running' } as const),
      ...{ submittedAtMs: 0, intendedAtMs: 0, retryAtMs: null, backoffMs: 0, settledAtMs: null },
      ...{ output: null, error: null, reason: null },
      attempts: [
        { ...attempt, attempt: 1, lane: 1, startedAtMs: 10, settledAtMs: 20 },
        { ...attempt, attempt: 2, lane: 2, startedAtMs: 500, settledAtMs: null },
      ],
    };
    const bars = ringOf([
      barOf({ task: 3, attempt: 2, lane: 2, fromMs: 500, toMs: 700 }),
      barOf({ task: 3, attempt: 3, lane: 2, kind: 'backoff', outcome: null, fromMs: 700, toMs: 900 }),
      barOf({ task: 4, lane: 1, fromMs: 800, toMs: 950 }),
    ]);
    const lanes = [laneOf(1), laneOf(2, { occupancy: { ...RUNNING, task: 3, attempt: 3, fromMs: 900 } })];
    expect(stretchesOf(3, record, bars, lanes)).toEqual([
      { attempt: 1, lane: 1, fromMs: 10, toMs: 20 },
      { attempt: 2, lane: 2, fromMs: 500, toMs: 700 },
      { attempt: 3, lane: 2, fromMs: 900, toMs: null },
    ]);
  });
});
