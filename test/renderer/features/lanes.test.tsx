import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Bar, LaneView } from '#contract/yard-view';
import { createFrameLoop } from '../../../src-renderer/canvas/frame-loop';
import {
  firstBarFrom,
  LEAST_ROW_PX,
  lanesInView,
  layRows,
  MOST_ROW_PX,
} from '../../../src-renderer/features/lanes/lane-rows';
import { LanesPanel } from '../../../src-renderer/features/lanes/lanes-panel';
import { AXIS_PX, GUTTER_PX, sceneOf, workBeganMs } from '../../../src-renderer/features/lanes/lanes-scene';
import { createNowLine } from '../../../src-renderer/features/lanes/now-line';
import { taskAtPoint } from '../../../src-renderer/features/lanes/task-at-point';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot, view } from '../fake-yard';

const bar = (lane: number, task: number, fromMs: number, toMs: number): Bar => ({
  ...{ lane, task, fromMs, toMs },
  kind: 'attempt',
  attempt: 1,
  outcome: 'succeeded',
});

function lane(number: number, some: Partial<LaneView> = {}): LaneView {
  return { lane: number, open: true, occupancy: { kind: 'idle' }, hold: null, ...some };
}

const RUNNING = { kind: 'attempt', task: 7, attempt: 2, fromMs: 4_000, deadlineMs: 6_000 } as const;

describe('the rows of the lanes', () => {
  it('leave out closed lanes once nothing of them is in view', () => {
    const seen = view({
      lanes: [
        lane(1),
        lane(2, { open: false }),
        lane(3, { open: false }),
        lane(4, { open: false, occupancy: RUNNING }),
      ],
      bars: [bar(2, 1, 0, 900), bar(3, 2, 500, 2_000)],
    });
    expect(lanesInView(seen, 0).map((row) => row.lane)).toEqual([1, 2, 3, 4]);
    expect(lanesInView(seen, 1_000).map((row) => row.lane)).toEqual([1, 3, 4]);
  });

  it('share the height, within what can be read', () => {
    const rows = (count: number) =>
      layRows(
        Array.from({ length: count }, (_, index) => lane(index + 1)),
        240,
      );
    expect([rows(3).rowPx, rows(10).rowPx, rows(256).rowPx]).toEqual([MOST_ROW_PX, 24, LEAST_ROW_PX]);
    expect(rows(256).contentPx).toBe(256 * LEAST_ROW_PX);
  });

  it('find the first bar in view by its end', () => {
    const bars = [bar(1, 1, 0, 100), bar(2, 2, 0, 200), bar(1, 3, 150, 300)];
    expect([0, 100, 150, 301].map((fromMs) => firstBarFrom(bars, fromMs))).toEqual([0, 0, 1, 3]);
  });
});

describe('the picture of the lanes', () => {
  const seen = view({ lanes: [lane(1, { occupancy: RUNNING }), lane(2)], bars: [bar(2, 3, 1_000, 2_000)] });
  const moment = { view: seen, ghostLanes: [], nowMs: 4_600, moving: true, selectedTask: null };
  const scene = sceneOf(moment, { widthPx: 1_054, heightPx: 300, scrollTopPx: 0 });

  it('tells whose bar stands at a point, finished or growing', () => {
    const rowPx = scene.rows.rowPx;
    const at = (atMs: number, row: number) =>
      taskAtPoint(scene, scene.scale.xOf(atMs), AXIS_PX + (row + 0.5) * rowPx);
    expect([at(4_300, 0), at(1_500, 1), at(3_000, 1), at(4_900, 0)]).toEqual([7, 3, null, null]);
    expect(taskAtPoint(scene, GUTTER_PX - 5, AXIS_PX + 5)).toBeNull();
  });

  it('begins shortly before the first start, as long as that is known', () => {
    expect(workBeganMs(seen)).toBe(850);
    expect(workBeganMs(view({ lanes: [lane(1, { occupancy: RUNNING })] }))).toBe(3_850);
    expect(workBeganMs({ ...seen, barsForgotten: 5 })).toBe(0);
    expect(workBeganMs(view())).toBe(0);
  });

  it('has a now-line that never goes back while work is pending', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const nowLine = createNowLine(yard);
    const busy = { counts: counts({ accepted: 1, running: 1 }) };
    fake.send(snapshot({ ...busy, atMs: 1_000 }));
    fake.hostNowMs = 90;
    expect(nowLine()).toBe(1_090);
    fake.send(snapshot({ ...busy, atMs: 1_070 }));
    expect(nowLine()).toBe(1_090);
    fake.send(snapshot({ atMs: 1_100, view: view({ atMs: 1_080 }) }));
    expect(nowLine()).toBe(1_080);
    fake.send(snapshot({ ...busy, run: 2, atMs: 5 }));
    expect(nowLine()).toBe(5);
  });

  it('is told in words, lane by lane', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const lanes = [
      lane(1, { occupancy: RUNNING }),
      lane(2, { hold: { task: 4, attempt: 3, fromMs: 4_100, dueMs: 5_600 } }),
      lane(3, { occupancy: { kind: 'settled', task: 9, attempt: 1, fromMs: 3_600, outcome: 'timed-out' } }),
      lane(4),
    ];
    fake.send(
      snapshot({
        atMs: 4_600,
        view: view({ lanes, atMs: 4_600 }),
        ghostLanes: [3],
        counts: counts({ accepted: 3, running: 1, backingOff: 2 }),
      }),
    );
    show(<LanesPanel yard={yard} view={createViewStore()} loop={createFrameLoop(window)} />);
    expect(screen.getByRole('img', { name: /^Worker lanes over time/ }).getAttribute('aria-label')).toBe(
      'Worker lanes over time: 4 lanes, 1 running, 1 held for a retry, 1 with a ghost, 1 idle',
    );
    const list = screen.getByRole('list', { name: 'What each lane does' });
    expect([...list.children].map((item) => item.textContent)).toEqual([
      'Lane 1: task 7, attempt 2, for 600 ms',
      'Lane 2: waits with task 4 for attempt 3, for 500 ms',
      'Lane 3: ghost of task 9, for 1.00 s',
      'Lane 4: idle',
    ]);
  });

  it('says what to press while nothing has run', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot());
    show(<LanesPanel yard={yard} view={createViewStore()} loop={createFrameLoop(window)} />);
    expect(screen.getByText('Nothing has run yet')).toBeDefined();
  });
});
