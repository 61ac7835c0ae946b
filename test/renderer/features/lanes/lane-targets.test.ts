import { describe, expect, it } from 'vitest';
import { packShares, SHARE_KINDS } from '#contract/lane-history';
import { factsInWords } from '../../../../src-renderer/features/lanes/facts';
import { historyPicture } from '../../../../src-renderer/features/lanes/history-picture';
import { type LaneTarget, targetKey } from '../../../../src-renderer/features/lanes/lane-target';
import { AXIS_PX, GUTTER_PX, type LanesScene } from '../../../../src-renderer/features/lanes/lanes-scene';
import { presentTarget, targetAtPoint } from '../../../../src-renderer/features/lanes/target-at-point';
import { factsOf } from '../../../../src-renderer/features/lanes/target-facts';
import { walk } from '../../../../src-renderer/features/lanes/target-walk';
import { ringOf } from '../../../support/bars';
import { barOf, laneOf, momentWith, RUNNING, sceneWith } from '../../lanes-scenes';

const NOT_KNOWN = { atMs: 5_000, detail: null, maxAttempts: 3 };

/** Short for a target: what, whose, since when. */
function told(target: LaneTarget | null): string {
  return target === null ? 'nothing' : targetKey(target);
}

function at(scene: LanesScene, atMs: number, row: number): string {
  const yPx = AXIS_PX + (row + 0.5) * scene.rows.rowPx;
  return told(targetAtPoint(scene, { xPx: scene.scale.xOf(atMs), yPx }));
}

const BARS = [
  barOf({ lane: 2, task: 3, fromMs: 1_000, toMs: 2_000 }),
  barOf({ lane: 1, task: 5, fromMs: 1_500, toMs: 2_500, outcome: 'failed' }),
  barOf({
    lane: 1,
    kind: 'backoff',
    task: 5,
    attempt: 2,
    outcome: null,
    delayMs: 500,
    fromMs: 2_500,
    toMs: 3_200,
  }),
  barOf({ lane: 2, task: 6, fromMs: 3_000, toMs: 3_010 }),
];
const LANES = [laneOf(1, { occupancy: RUNNING }), laneOf(2)];
const MARK = { atMs: 3_500, kind: 'limits', changes: [{ limit: 'workers', from: 3, to: 8 }] } as const;

describe('what stands at a point of the lanes', () => {
  const scene = sceneWith(momentWith({ lanes: LANES, shown: BARS, marks: [MARK] }));

  it('is the bar there, finished or growing, its time to come included', () => {
    expect([at(scene, 1_500, 1), at(scene, 2_000, 0), at(scene, 4_300, 0), at(scene, 5_900, 0)]).toEqual([
      'attempt 3.1 from 1000',
      'attempt 5.1 from 1500',
      'running 7.2 from 4000 on',
      'running 7.2 from 4000 on',
    ]);
    expect([at(scene, 500, 0), at(scene, 4_500, 1), at(scene, 6_100, 0)]).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  it('is met a little beside it where it is thin', () => {
    expect([at(scene, 2_975, 1), at(scene, 3_035, 1), at(scene, 2_900, 1)]).toEqual([
      'attempt 6.1 from 3000',
      'attempt 6.1 from 3000',
      'nothing',
    ]);
  });

  it('is the ghost of before where it lies on the wait of its lane, whether that goes on or is over', () => {
    const ghost = barOf({ task: 5, kind: 'ghost', outcome: 'timed-out', fromMs: 2_000, toMs: 4_000 });
    const shown = [barOf({ task: 5, fromMs: 0, toMs: 2_000, outcome: 'timed-out' }), ghost];
    const hold = { task: 5, attempt: 2, fromMs: 2_000, dueMs: 6_000 };
    const waits = sceneWith(momentWith({ lanes: [laneOf(1, { hold })], shown }));
    const wait = { fromMs: 2_000, toMs: 6_000, delayMs: 4_000 };
    const waited = barOf({ ...wait, task: 5, attempt: 2, kind: 'backoff', outcome: null });
    const over = sceneWith(momentWith({ lanes: [laneOf(1)], shown: [...shown, waited], atMs: 7_000 }));
    for (const scene of [waits, over]) expect(at(scene, 3_000, 0)).toBe('ghost 5.1 from 2000');
    expect([at(waits, 4_500, 0), at(over, 4_500, 0)]).toEqual([
      'wait 5.2 from 2000 on',
      'backoff 5.2 from 2000',
    ]);
  });

  it('is what is drawn at the very foot, unless a mark has its word there', () => {
    const lanes = Array.from({ length: 40 }, (_, index) => laneOf(index + 1));
    const shown = lanes.map(({ lane }) => barOf({ lane, task: lane, fromMs: 1_000, toMs: 4_000 }));
    const crowded = sceneWith(momentWith({ lanes, shown, marks: [MARK] }));
    const foot = (atMs: number) =>
      told(targetAtPoint(crowded, { xPx: crowded.scale.xOf(atMs), yPx: crowded.heightPx - 2 }));
    expect([foot(2_000), foot(3_500)]).toEqual(['attempt 17.1 from 1000', 'marks 3500']);
  });

  it('is nothing on the lanes’ numbers, and a mark wherever no bar is', () => {
    expect(told(targetAtPoint(scene, { xPx: GUTTER_PX - 5, yPx: AXIS_PX + 5 }))).toBe('nothing');
    expect(at(scene, 3_500, 1)).toBe('marks 3500');
    expect(told(targetAtPoint(scene, { xPx: scene.scale.xOf(3_480), yPx: 2 }))).toBe('marks 3500');
  });

  it('is nothing that ended later, where the view is frozen; it still runs then', () => {
    const occupancy = { ...RUNNING, task: 5, attempt: 1, fromMs: 1_500, deadlineMs: null };
    const then = [laneOf(1, { occupancy }), laneOf(2)];
    const moment = momentWith({ lanes: then, shown: BARS, atMs: 2_200, isFrozen: true, goesOn: false });
    const frozen = sceneWith(moment);
    expect([at(frozen, 2_000, 0), at(frozen, 3_005, 1), at(frozen, 4_300, 0), at(frozen, 1_500, 1)]).toEqual([
      'running 5.1 from 1500 on',
      'nothing',
      'nothing',
      'attempt 3.1 from 1000',
    ]);
  });

  it('is what main tells of long ago: a bar, or how a column was spent', () => {
    const held = ringOf(
      Array.from({ length: 65 }, (_, index) =>
        barOf({ task: 100 + index, fromMs: 5_000, toMs: 5_001 + index }),
      ),
      64,
    );
    const query = { fromMs: 0, toMs: 5_000, lanes: { from: 1, to: 2 }, columns: 5 };
    const shares = packShares(Float64Array.from([600, 400, 0, 0, 0, 0, 0]), 0, 1_000);
    const facts = { run: 1, untilMs: 9_000 };
    const summed = historyPicture(query, {
      ...facts,
      kind: 'shares',
      columns: 5,
      cells: [2],
      shares: [shares],
    });
    const single = historyPicture(query, {
      ...facts,
      kind: 'bars',
      bars: ringOf([barOf({ task: 9, fromMs: 2_000, toMs: 3_000 })]).newest(10),
    });
    const moment = momentWith({ bars: held, atMs: 9_000 });
    expect(at(sceneWith(moment, {}, [summed]), 2_500, 0)).toBe('shares 1 2000 3000');
    expect(at(sceneWith(moment, {}, [summed]), 3_500, 0)).toBe('nothing');
    expect(at(sceneWith(moment, {}, [single]), 2_500, 0)).toBe('attempt 9.1 from 2000');
  });
});

describe('what went on and was pointed at', () => {
  it('is the bar that it has become', () => {
    const scene = sceneWith(momentWith({ lanes: LANES }));
    const target = targetAtPoint(scene, { xPx: scene.scale.xOf(4_500), yPx: AXIS_PX + 5 });
    const ended = barOf({ lane: 1, task: 7, attempt: 2, fromMs: 4_000, toMs: 5_500, outcome: 'timed-out' });
    const later = sceneWith(momentWith({ lanes: [laneOf(1)], shown: [...BARS, ended], atMs: 6_000 }));
    expect(told(presentTarget(later, target))).toBe('attempt 7.2 from 4000');
  });
});

describe('walking by keyboard', () => {
  const scene = sceneWith(momentWith({ lanes: LANES, shown: BARS }));

  it('goes along a lane, from lane to lane, and to the ends', () => {
    const journal: string[] = [];
    let target: LaneTarget | null = null;
    for (const step of [
      'next',
      'previous',
      'previous',
      'previous',
      'down',
      'next',
      'up',
      'last',
      'first',
    ] as const) {
      target = walk(scene, target, step, 0).target;
      journal.push(`${step}: ${told(target)}`);
    }
    expect(journal).toEqual([
      'next: running 7.2 from 4000 on',
      'previous: backoff 5.2 from 2500',
      'previous: attempt 5.1 from 1500',
      'previous: attempt 5.1 from 1500',
      'down: attempt 3.1 from 1000',
      'next: attempt 6.1 from 3000',
      'up: backoff 5.2 from 2500',
      'last: running 7.2 from 4000 on',
      'first: attempt 5.1 from 1500',
    ]);
  });

  it('leads nowhere where there is nothing', () => {
    expect(walk(sceneWith(momentWith()), null, 'next', 0)).toEqual({ target: null, unknown: null });
  });
});

describe('what is told of it', () => {
  const scene = sceneWith(momentWith({ lanes: LANES, shown: BARS, marks: [MARK] }));
  const words = (atMs: number, row: number) => {
    const yPx = AXIS_PX + (row + 0.5) * scene.rows.rowPx;
    const target = targetAtPoint(scene, { xPx: scene.scale.xOf(atMs), yPx });
    return target === null ? null : factsInWords(factsOf(target, NOT_KNOWN));
  };

  it('is its task, attempt, lane, times and end', () => {
    expect(words(2_000, 0)).toBe(
      'Task 5, failed, attempt 1 of 3, lane 1, time 1.500 s – 2.500 s, ran 1.00 s',
    );
  });

  it('is the delay of a backoff, and how long the lane was held after it', () => {
    expect(words(2_800, 0)).toBe(
      'Task 5, backing off, before attempt 2 of 3, lane 1, time 2.500 s – 3.200 s, delay 500 ms, then held 200 ms',
    );
  });

  it('is the time left of what runs', () => {
    expect(words(4_300, 0)).toBe(
      'Task 7, running, attempt 2 of 3, lane 1, since 4.000 s, runs for 1.00 s, times out at 6.000 s, in 1.00 s',
    );
  });

  it('is which limits were changed, from what, to what', () => {
    expect(words(3_500, 1)).toBe('Limits changed at 3.500 s, workers 3 → 8');
  });

  it('is what came of many changes, and how many there were', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...{ atMs: 1_000 + index, kind: 'limits' as const },
      changes: [{ limit: 'workers' as const, from: index + 1, to: index + 2 }],
    }));
    const told = (marks: typeof many) => factsInWords(factsOf({ kind: 'marks', marks }, NOT_KNOWN));
    expect(told(many)).toBe('Limits changed 9 times, 1.000 s – 1.008 s, workers 1 → 10');
    expect(told(many.slice(0, 2))).toBe(
      'Limits changed 2 times, 1.000 s – 1.001 s, workers 1 → 2, workers 2 → 3',
    );
    const merged = { ...MARK, count: 40, toMs: 3_600, changes: [] };
    expect(factsInWords(factsOf({ kind: 'marks', marks: [merged] }, NOT_KNOWN))).toBe(
      'Limits changed 40 times, 3.500 s – 3.600 s, and changed back',
    );
  });

  it('is between two bounds how long a lane was idle on which a ghost may have lain on a wait', () => {
    const told = (ghost: number, backoff: number) => {
      const shares = SHARE_KINDS.map((kind) => (kind === 'ghost' ? ghost : kind === 'backoff' ? backoff : 0));
      const target = { kind: 'shares', lane: 3, fromMs: 0, toMs: 1_000, shares } as const;
      return factsOf(target, NOT_KNOWN).lines.find(({ label }) => label === 'idle')?.value;
    };
    expect([told(0.5, 0.5), told(0.3, 0), told(0, 1), told(0.2, 0.9)]).toEqual([
      ...['0–50 %', '70 %', undefined, '0–10 %'],
    ]);
  });

  it('is how the time of a column was spent, and what to do for more', () => {
    const shares = SHARE_KINDS.map((kind) => (kind === 'succeeded' ? 0.5 : kind === 'backoff' ? 0.25 : 0));
    const target = { kind: 'shares', lane: 3, fromMs: 1_000, toMs: 3_000, shares } as const;
    expect(factsInWords(factsOf(target, NOT_KNOWN))).toBe(
      'Lane 3, 1.000 s – 3.000 s, succeeded 50 %, backing off 25 %, idle 25 %, 2.00 s summed up. Zoom in to see single tasks.',
    );
  });
});
