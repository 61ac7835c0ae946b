import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, PRIORITIES } from '#contract/task';
import { hitAt, hitsOf, hitTowards } from '../../../../src-renderer/features/belt/belt-hits';
import { layBelt } from '../../../../src-renderer/features/belt/belt-layout';
import type { Place } from '../../../../src-renderer/features/belt/belt-move';
import { railsOf } from '../../../../src-renderer/features/belt/belt-rails';
import { type Positions, wayOf } from '../../../../src-renderer/features/belt/belt-routes';
import {
  LANE_WORDS_GAP_PX,
  laneParcelAt,
  laneStretch,
  laneWordsPx,
  parcelX,
  roomOf,
  waitingAt,
} from '../../../../src-renderer/features/belt/belt-scene';
import type { Box } from '../../../../src-renderer/features/belt/box';
import { slotOf } from '../../../../src-renderer/features/belt/lanes-layout';
import {
  joined,
  pathLength,
  pointAlong,
  restOf,
  switchCurve,
} from '../../../../src-renderer/features/belt/rail-path';
import { Slides } from '../../../../src-renderer/features/belt/slides';
import { LONGEST_MS, MOST_TRIPS, Trips } from '../../../../src-renderer/features/belt/trips';
import { laneView, moment, RUNNING, scene } from './belt-scenes';

const size = fc.record({
  widthPx: fc.integer({ min: 300, max: 2_600 }),
  heightPx: fc.integer({ min: 60, max: 1_200 }),
  lanes: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1_024 })),
  digits: fc.integer({ min: 2, max: 8 }),
});

/** Boxes that only touch are apart; sums of fractions are not exact. */
const HAIR_PX = 1e-6;
const overlap = (one: Box, other: Box) =>
  one.x + HAIR_PX < other.x + other.width &&
  other.x + HAIR_PX < one.x + one.width &&
  one.y + HAIR_PX < other.y + other.height &&
  other.y + HAIR_PX < one.y + one.height;

const overlapping = (boxes: readonly Box[]) =>
  boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlap(box, other)));

const isWithin = (box: Box, whole: Box) =>
  box.x >= whole.x - HAIR_PX &&
  box.y >= whole.y - HAIR_PX &&
  box.x + box.width <= whole.x + whole.width + HAIR_PX &&
  box.y + box.height <= whole.y + whole.height + HAIR_PX;

describe('the layout of the belt', () => {
  it('keeps everything inside and apart, at any size and with any number of lanes', () => {
    fc.assert(
      fc.property(size, (any) => {
        const layout = layBelt(any);
        const { tracks, siding, bins, lanes, bucket, gateWords, gate, verdict } = layout;
        const page = { x: 0, y: 0, width: layout.widthPx, height: layout.heightPx };
        const boxes = [
          ...PRIORITIES.map((priority) => tracks[priority].label),
          ...[bucket, gateWords, lanes.box],
          ...OUTCOMES.map((outcome) => bins[outcome]),
        ];
        expect(boxes.filter((box) => !isWithin(box, page))).toEqual([]);
        expect(overlapping(boxes)).toEqual([]);
        // Left to right, as tasks go.
        const way = [tracks.high.tailX, tracks.high.headX, gate.entryX, gate.x, gate.exitX, lanes.box.x];
        const stops = [...way, lanes.box.x + lanes.box.width, verdict.x, bins.failed.x];
        expect(stops).toEqual([...stops].sort((one, other) => one - other));
        expect(siding.y + layout.parcel.height / 2).toBeLessThan(layout.heightPx);
      }),
    );
  });

  it('has a slot for every lane within the box, apart from the others', () => {
    fc.assert(
      fc.property(size, (any) => {
        const { lanes } = layBelt(any);
        const indices = [
          ...Array(Math.min(any.lanes, 40)).keys(),
          ...(any.lanes > 40 ? [any.lanes - 1] : []),
        ];
        const slots = indices.map((index) => slotOf(lanes, index));
        expect(slots.filter((slot) => slot.width < 1 || slot.height < 1)).toEqual([]);
        expect(slots.filter((slot) => !isWithin(slot, lanes.box))).toEqual([]);
        expect(overlapping(slots)).toEqual([]);
      }),
    );
  });

  it('has a row for each of few lanes and a grid for many', () => {
    const kind = (lanes: number) => layBelt({ widthPx: 944, heightPx: 290, lanes, digits: 3 }).lanes.kind;
    expect([1, 3, 8, 32, 256, 1_024].map(kind)).toEqual(['rows', 'rows', 'rows', 'grid', 'grid', 'grid']);
  });
});

describe('a way on the picture', () => {
  it('is gone from its beginning to its end, by its length', () => {
    const path = joined(switchCurve(0, 0, 100, 60), [200, 60]);
    const at = (distance: number) => ({ ...pointAlong(path, distance, { x: 0, y: 0 }) });
    expect(at(0)).toEqual({ x: 0, y: 0 });
    expect(at(pathLength(path))).toEqual({ x: 200, y: 60 });
    expect(at(pathLength(path) - 50).x).toBeCloseTo(150);
    expect(at(1e9)).toEqual({ x: 200, y: 60 });
  });

  it('has a rest that begins where one is and ends where it ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (distance) => {
        const path = joined(switchCurve(0, 0, 100, 60), [200, 60]);
        const rest = restOf(path, distance);
        expect(rest.slice(-2)).toEqual([200, 60]);
        expect(pathLength(rest)).toBeCloseTo(Math.max(0, pathLength(path) - distance), 6);
      }),
    );
  });

  const places: readonly Place[] = [
    { kind: 'outside' },
    { kind: 'queue', priority: 'low' },
    { kind: 'lane', lane: 2 },
    { kind: 'siding' },
    { kind: 'bin', outcome: 'failed' },
    { kind: 'off' },
    { kind: 'unknown' },
  ];

  it.each([3, 300])('leads from anywhere to anywhere, over %i lanes', (count) => {
    const { layout } = scene(
      moment({ lanes: Array.from({ length: count }, (_, index) => laneView(index + 1)) }),
    );
    const positions: Positions = { drawnAt: () => null, laneIndex: (lane) => lane - 1, lastX: () => 200 };
    for (const from of places) {
      for (const to of places) {
        const path = wayOf(layout, 1, from, to, positions);
        expect(path.length).toBeGreaterThanOrEqual(4);
        expect(path.length % 2).toBe(0);
        expect(path.every(Number.isFinite)).toBe(true);
      }
    }
    expect(railsOf(layout, count).every((path) => path.every(Number.isFinite))).toBe(true);
  });

  it('goes from the queue over the gate to the lane, and from the lane over the verdict to the bin', () => {
    const { layout } = scene(moment({ lanes: [laneView(1), laneView(2), laneView(3)] }));
    const positions: Positions = { drawnAt: () => null, laneIndex: (lane) => lane - 1, lastX: () => 200 };
    const visits = (path: readonly number[], x: number, y: number) =>
      path.some((_, at) => at % 2 === 0 && Math.hypot((path[at] ?? 0) - x, (path[at + 1] ?? 0) - y) < 0.5);
    const start = wayOf(layout, 1, { kind: 'queue', priority: 'high' }, { kind: 'lane', lane: 3 }, positions);
    expect(visits(start, layout.gate.entryX, layout.gate.y)).toBe(true);
    const slot = slotOf(layout.lanes, 2);
    expect(start.slice(-2)).toEqual([slot.x, slot.y + slot.height / 2]);
    const end = wayOf(layout, 1, { kind: 'lane', lane: 3 }, { kind: 'bin', outcome: 'succeeded' }, positions);
    expect(visits(end, layout.verdict.x, layout.verdict.y)).toBe(true);
  });
});

describe('the parcels under way', () => {
  const sending = (task: number | null) => ({
    ...({ task, tone: 'running', falls: false, startScale: 1, endScale: 1 } as const),
  });
  const PATH = [0, 0, 300, 0];
  const seen = (trips: Trips, nowMs: number) => {
    const all: [number | null, number, string][] = [];
    trips.forEach(nowMs, ({ task }, { x, tone }) => all.push([task, Math.round(x), tone]));
    return all;
  };

  it('go from end to end in a time that is bounded however long the way is', () => {
    const trips = new Trips();
    trips.send(sending(1), [0, 0, 90_000, 0], 0);
    expect(seen(trips, 0)).toEqual([[1, 0, 'running']]);
    trips.advance(LONGEST_MS);
    expect(trips.has(1)).toBe(false);
    expect(trips.size).toBe(0);
  });

  it('are never more than a bounded number, and have room again when others have arrived', () => {
    const trips = new Trips();
    let sent = 0;
    for (let task = 1; task <= 10_000; task++) if (trips.send(sending(task), PATH, task / 1_000)) sent++;
    for (let nameless = 0; nameless < 10; nameless++) expect(trips.send(sending(null), PATH, 10)).toBe(false);
    expect([sent, trips.size]).toEqual([MOST_TRIPS, MOST_TRIPS]);
    trips.advance(1_000);
    expect(trips.send(sending(1), PATH, 1_000)).toBe(true);
  });

  it('go on from where they are when their task moves on, and visit all places in their order', () => {
    const trips = new Trips();
    trips.send(sending(1), PATH, 0);
    expect(trips.send({ ...sending(1), tone: 'succeeded' }, [300, 0, 600, 0], 100)).toBe(true);
    expect(trips.size).toBe(1);
    const [, x, tone] = seen(trips, 100)[0] ?? [null, -1, ''];
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(300);
    // It is shown as it was until it comes to where that ended.
    expect(tone).toBe('running');
    const [, endX, endTone] = seen(trips, 100 + LONGEST_MS)[0] ?? [null, -1, ''];
    expect([endX, endTone]).toEqual([600, 'succeeded']);
  });

  it('move up their track gently, and are there in the end', () => {
    const slides = new Slides();
    const shown: number[] = [];
    for (let frame = 0; frame < 60; frame++) {
      slides.begin(16, false);
      shown.push(slides.at(1, frame === 0 ? 0 : 100));
    }
    expect(shown[0]).toBe(0);
    expect(shown[1]).toBeLessThan(50);
    expect(shown.at(-1)).toBe(100);
    expect(shown.every((x, index) => index === 0 || x >= (shown[index - 1] as number))).toBe(true);
    expect(slides.isMoving).toBe(false);
  });

  it('stand where they belong at once where motion is unwelcome', () => {
    const slides = new Slides();
    slides.begin(16, true);
    slides.at(1, 0);
    slides.begin(16, true);
    expect(slides.at(1, 100)).toBe(100);
    expect(slides.isMoving).toBe(false);
  });
});

describe('pointing at the belt', () => {
  const lanes = [
    laneView(1, { occupancy: RUNNING }),
    laneView(2),
    laneView(3, { hold: { task: 9, attempt: 2, fromMs: 1_000, dueMs: 2_400 } }),
  ];
  const at = moment({
    ...{
      lanes,
      queues: { high: 2, medium: 1_000_000, low: 0 },
      siding: [
        [40, 2_700],
        [41, 1_000],
      ],
    },
    recent: { succeeded: [3, 2], failed: [], 'timed-out': [], cancelled: [] },
  });
  const shown = scene(at);
  const hits = hitsOf(shown);

  it('finds every task that is shown by number, with words on where it stands', () => {
    const words = hits.map((hit) => hit.words);
    expect(words.filter((line) => line.includes('high'))).toEqual([
      'Task 100: queued, number 1 of 2 with high priority',
      'Task 101: queued, number 2 of 2 with high priority',
    ]);
    expect(words).toEqual(
      expect.arrayContaining([
        'Task 40: backing off, due in 700 ms',
        'Task 41: backing off, due',
        'Task 7: lane 1, attempt 2 for 1.00 s, 1.00 s left',
        'Task 9: lane 3 waits with it for attempt 2, due in 400 ms',
        'Task 3: succeeded',
      ]),
    );
    expect(words.filter((line) => line.includes('medium'))).toHaveLength(
      roomOf(shown.layout, shown.layout.tracks.medium),
    );
  });

  it('finds the task under a point, at its parcel or anywhere on its lane', () => {
    const track = shown.layout.tracks.high;
    expect(hitAt(hits, parcelX(shown.layout, track, 1), track.y)?.task).toBe(101);
    const slot = slotOf(shown.layout.lanes, 0);
    expect(hitAt(hits, slot.x + slot.width - 3, slot.y + 3)?.task).toBe(7);
    expect(hitAt(hits, slotOf(shown.layout.lanes, 1).x + 50, slotOf(shown.layout.lanes, 1).y + 9)).toBeNull();
    expect(hitAt(hits, 1, 1)).toBeNull();
  });

  it('goes by arrow keys to the nearest task in that direction', () => {
    const of = (task: number) => hits.find((hit) => hit.task === task) ?? null;
    expect(hitTowards(hits, null, 'ArrowRight')?.task).toBe(100);
    expect(hitTowards(hits, of(101), 'ArrowRight')?.task).toBe(100);
    expect(hitTowards(hits, of(100), 'ArrowDown')?.task).toBe(200);
    expect(hitTowards(hits, of(7), 'ArrowDown')?.task).toBe(9);
    expect(hitTowards(hits, of(100), 'x')).toBeNull();
    expect(hitTowards(hits, of(101), 'ArrowUp')).toBeNull();
  });

  it('has a parcel go along its lane as its time runs', () => {
    const x = (nowMs: number) => laneParcelAt({ ...shown, nowMs }, 0).x;
    expect(x(1_000)).toBeLessThan(x(2_000));
    expect(x(2_000)).toBeLessThan(x(3_000));
    expect(x(3_000)).toBe(x(9_000));
  });

  it('keeps a parcel off the words at the end of its lane, wherever it has got to', () => {
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
        const layout = layBelt({ ...any, lanes: 3 });
        const slot = slotOf(layout.lanes, 0);
        const { fromX, toX } = laneStretch(layout, slot);
        const parcelEndX = fromX + (toX - fromX) * share + layout.parcel.width / 2;
        const wordsX = slot.x + slot.width - LANE_WORDS_GAP_PX - laneWordsPx(layout, slot, 'goes');
        expect(toX).toBeGreaterThanOrEqual(fromX);
        expect(wordsX - parcelEndX).toBeGreaterThanOrEqual(LANE_WORDS_GAP_PX - HAIR_PX);
        expect(laneWordsPx(layout, slot, 'stays')).toBeGreaterThanOrEqual(laneWordsPx(layout, slot, 'goes'));
      }),
    );
  });

  it('knows where a waiting task was drawn, and that others were not', () => {
    expect(waitingAt(shown, 100)).toEqual({
      x: parcelX(shown.layout, shown.layout.tracks.high, 0),
      y: shown.layout.tracks.high.y,
    });
    expect(waitingAt(shown, 41)).not.toBeNull();
    expect(waitingAt(shown, 999)).toBeNull();
  });
});
