import { describe, expect, it, vi } from 'vitest';
import { BarRing } from '#contract/bar-ring';
import { packShares } from '#contract/lane-history';
import { type HistoryPicture, historyPicture } from '../../../../src-renderer/features/lanes/history-picture';
import { searchLane } from '../../../../src-renderer/features/lanes/lane-search';
import { type LaneTarget, targetKey } from '../../../../src-renderer/features/lanes/lane-target';
import type { LanesScene } from '../../../../src-renderer/features/lanes/lanes-scene';
import { type WalkStep, walk } from '../../../../src-renderer/features/lanes/target-walk';
import { ringOf } from '../../../support/bars';
import { FakeYard, snapshot } from '../../fake-yard';
import { barOf, laneOf, momentWith, RUNNING, sceneWith } from '../../lanes-scenes';

/** A ring that has let go of everything that ended before a moment. */
function heldFrom(wholeFromMs: number, bars: Parameters<typeof barOf>[0][] = []): BarRing {
  const ring = new BarRing(1_024);
  const columns = ringOf(bars.map(barOf)).newest(1_024);
  ring.join({ ...columns, added: 9_000, wholeFromMs });
  return ring;
}

/** What main has summed up of lanes 1 and 2 from 0 on, in columns of 10 ms: which cells have anything. */
function summedUp(cells: readonly number[]): HistoryPicture {
  const query = { fromMs: 0, toMs: 5_000, lanes: { from: 1, to: 2 }, columns: 500 };
  const half = packShares(Float64Array.from([5, 0, 0, 0, 0, 0, 0]), 0, 10);
  const answer = {
    run: 1,
    untilMs: 9_000,
    kind: 'shares',
    columns: 500,
    cells,
    shares: cells.map(() => half),
  };
  return historyPicture(query, answer as Parameters<typeof historyPicture>[1]);
}

/** Where steps lead to, one after another. */
function walked(scene: LanesScene, from: LaneTarget | null, ...steps: WalkStep[]): string[] {
  let target = from;
  return steps.map((step) => {
    target = walk(scene, target, step, 0).target;
    return target === null ? 'nothing' : targetKey(target);
  });
}

describe('a walk over what main has summed up', () => {
  const bars = heldFrom(5_000, [{ task: 9, fromMs: 5_500, toMs: 6_000 }]);
  // On lane 1: columns 0 to 2, 13, and 490; on lane 2: column 30.
  const history = [summedUp([0, 1, 2, 13, 490, 500 + 30])];
  const scene = sceneWith(momentWith({ bars, atMs: 9_000 }), {}, history);

  it('goes in steps that can be told apart, over idle time, to the bars that are held', () => {
    expect(walked(scene, null, 'first', 'first', 'next', 'next', 'next', 'next', 'previous')).toEqual([
      'attempt 9.1 from 5500',
      'shares 1 0 120',
      'shares 1 120 240',
      'shares 1 4800 4920',
      'attempt 9.1 from 5500',
      'attempt 9.1 from 5500',
      'shares 1 4800 4920',
    ]);
  });

  it('goes to another lane at about the same time', () => {
    expect(walked(scene, null, 'next', 'first', 'down', 'up')).toEqual([
      'attempt 9.1 from 5500',
      'shares 1 0 120',
      'shares 2 240 360',
      'shares 1 120 240',
    ]);
  });

  it('tells how the whole step was spent', () => {
    const first = walk(scene, { kind: 'bar', bar: bars.at(8_999) }, 'first', 0).target;
    expect(first).toMatchObject({ kind: 'shares', shares: [expect.closeTo(0.125, 2), 0, 0, 0, 0, 0, 0] });
  });
});

describe('a walk into what nobody has told of', () => {
  const held = heldFrom(5_000, [
    { task: 8, fromMs: 4_900, toMs: 5_200 },
    { task: 9, fromMs: 5_500, toMs: 6_000 },
  ]);
  const barAt = (number: number) => ({ kind: 'bar', bar: held.at(number) }) as const;
  const scene = sceneWith(momentWith({ bars: held, atMs: 9_000 }));
  const unknown = (of: LanesScene, from: LaneTarget, step: WalkStep) =>
    walk(of, from, step, 100).unknown?.span ?? null;

  it('says where something nearer may be', () => {
    // What reaches into the time that is held is the next, and needs nobody to tell it.
    expect(unknown(scene, barAt(8_999), 'previous')).toBeNull();
    expect(unknown(scene, barAt(8_998), 'previous')).toEqual({ fromMs: 100, toMs: 4_900 });
    expect(unknown(scene, barAt(8_999), 'first')).toEqual({ fromMs: 100, toMs: 5_000 });
    expect(unknown(scene, barAt(8_999), 'last')).toBeNull();
    expect(unknown(scene, barAt(8_998), 'next')).toBeNull();
    const long = { kind: 'bar', bar: barOf({ task: 2, fromMs: 1_000, toMs: 1_500 }) } as const;
    expect(unknown(scene, long, 'next')).toEqual({ fromMs: 1_500, toMs: 5_000 });
  });

  it('begins beyond what main has told already', () => {
    const told = { ...summedUp([490]), span: { fromMs: 2_000, toMs: 5_000 } };
    const partly = sceneWith(momentWith({ bars: held, atMs: 9_000 }), {}, [told]);
    const nothing = { ...told, cells: new Uint32Array() } as HistoryPicture;
    const idle = sceneWith(momentWith({ bars: held, atMs: 9_000 }), {}, [nothing]);
    expect(unknown(partly, barAt(8_998), 'previous')).toBeNull();
    expect(unknown(idle, barAt(8_998), 'previous')).toEqual({ fromMs: 100, toMs: 2_000 });
  });

  it('ends at the beginning of the run', () => {
    const whole = sceneWith(momentWith({ shown: [barOf({ fromMs: 200, toMs: 300 })] }));
    const first = { kind: 'bar', bar: barOf({ fromMs: 200, toMs: 300 }) } as const;
    expect(walk(whole, first, 'previous', 100)).toEqual({ target: first, unknown: null });
  });
});

describe('what main is asked about a lane', () => {
  async function searched(direction: -1 | 1, answer: object) {
    const fake = new FakeYard();
    fake.reply = () => ({ ok: true, value: { run: 1, untilMs: 9_000, ...answer } });
    const yard = fake.window();
    fake.send(snapshot());
    const found = await searchLane(yard, 3, { fromMs: 1_000, toMs: 5_000 }, direction);
    return { found: found === null ? null : targetKey(found), asked: fake.asked('lane-history') };
  }
  const bars = [
    barOf({ lane: 3, task: 1, fromMs: 900, toMs: 1_100 }),
    barOf({ lane: 3, task: 2, fromMs: 1_200, toMs: 1_300, outcome: 'timed-out' }),
    barOf({ lane: 3, task: 2, kind: 'ghost', outcome: 'timed-out', fromMs: 1_300, toMs: 1_500 }),
    barOf({ lane: 3, task: 2, attempt: 2, kind: 'backoff', outcome: null, fromMs: 1_300, toMs: 2_000 }),
    barOf({ lane: 3, task: 4, fromMs: 4_000, toMs: 5_000 }),
    barOf({ lane: 3, task: 5, fromMs: 5_000, toMs: 5_600 }),
  ];

  it('is the nearest bar that begins in the stretch', async () => {
    const answer = { kind: 'bars', bars: ringOf(bars).newest(10) };
    const { found, asked } = await searched(-1, answer);
    expect(found).toBe('attempt 4.1 from 4000');
    expect(asked).toMatchObject([{ query: { fromMs: 1_000, toMs: 5_000, lanes: { from: 3, to: 3 } } }]);
    expect((await searched(1, answer)).found).toBe('attempt 2.1 from 1200');
  });

  it('is the nearest column in which anything was done', async () => {
    const answer = { kind: 'shares', columns: 2_000, cells: [7, 900, 1_500], shares: [1, 1, 1] };
    expect((await searched(-1, answer)).found).toBe('shares 3 4000 4002');
    expect((await searched(1, answer)).found).toBe('shares 3 1014 1016');
  });

  it('is nothing where nothing was done, or another run has begun', async () => {
    const none = { kind: 'shares', columns: 2_000, cells: [], shares: [] };
    expect((await searched(-1, none)).found).toBeNull();
    expect((await searched(-1, { ...none, run: 2, cells: [7], shares: [1] })).found).toBeNull();
  });
});

describe('a walk over lanes', () => {
  it('stops at a wait and at the ghost that lies on it, which begin at once', () => {
    const scene = sceneWith(
      momentWith({
        shown: [
          barOf({ task: 5, fromMs: 0, toMs: 1_000, outcome: 'timed-out' }),
          barOf({ task: 5, kind: 'ghost', fromMs: 1_000, toMs: 2_000, outcome: 'timed-out' }),
          barOf({ task: 5, attempt: 2, kind: 'backoff', outcome: null, fromMs: 1_000, toMs: 3_000 }),
          barOf({ task: 5, attempt: 2, fromMs: 3_000, toMs: 4_000 }),
        ],
      }),
    );
    expect(walked(scene, null, 'next', 'previous', 'previous', 'previous', 'next')).toEqual([
      'attempt 5.2 from 3000',
      'ghost 5.1 from 1000',
      'backoff 5.2 from 1000',
      'attempt 5.1 from 0',
      'backoff 5.2 from 1000',
    ]);
  });

  it('finds what runs on lanes that are not in view', () => {
    const lanes = Array.from({ length: 60 }, (_, index) => laneOf(index + 1));
    lanes[0] = laneOf(1, { occupancy: { ...RUNNING, task: 1 } });
    lanes[59] = laneOf(60, { occupancy: { ...RUNNING, task: 60 } });
    const scene = sceneWith(momentWith({ lanes }));
    expect(walked(scene, null, 'next', 'down', 'previous')).toEqual([
      'running 1.2 from 4000 on',
      'running 60.2 from 4000 on',
      'running 60.2 from 4000 on',
    ]);
  });

  it('looks at every bar once, however many idle lanes it goes over', () => {
    const shown = Array.from({ length: 8_000 }, (_, at) =>
      barOf({ lane: 8, task: at, fromMs: at, toMs: at + 1 }),
    );
    const lanes = Array.from({ length: 1_024 }, (_, index) => laneOf(index + 1));
    const bars = ringOf([...shown, barOf({ lane: 1_024, task: 1, fromMs: 8_000, toMs: 8_100 })]);
    const scene = sceneWith(momentWith({ lanes, bars, atMs: 9_000 }));
    const looked = vi.spyOn(bars, 'slot');
    expect(walked(scene, { kind: 'bar', bar: bars.at(7_999) }, 'down')).toEqual(['attempt 1.1 from 8000']);
    expect(looked.mock.calls.length).toBeLessThan(8_100);
  });

  it('leads above the first one to the marks, along them, and back', () => {
    const limits = (atMs: number) => ({ atMs, kind: 'limits', changes: [] }) as const;
    const marks = [limits(1_000), limits(1_010), limits(3_500), limits(20_000)];
    const shown = [
      barOf({ task: 1, fromMs: 1_000, toMs: 2_000 }),
      barOf({ lane: 2, task: 2, fromMs: 3_000, toMs: 4_000 }),
    ];
    const scene = sceneWith(momentWith({ marks, shown, atMs: 30_000 }));
    expect(
      walked(scene, null, 'next', 'up', 'next', 'next', 'next', 'first', 'last', 'previous', 'down', 'up'),
    ).toEqual([
      'attempt 1.1 from 1000',
      'marks 1000 1010',
      'marks 3500',
      'marks 20000',
      'marks 20000',
      'marks 1000 1010',
      'marks 20000',
      'marks 3500',
      'attempt 1.1 from 1000',
      'marks 1000 1010',
    ]);
  });
});
