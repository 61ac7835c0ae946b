import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bar } from '#contract/bar-columns';
import { packShares, SHARE_KINDS } from '#contract/lane-history';
import { historyPicture } from '../../../../src-renderer/features/lanes/history-picture';
import { fillOverview } from '../../../../src-renderer/features/lanes/overview-cells';
import { lanesInWhole } from '../../../../src-renderer/features/lanes/overview-scale';
import { OverviewSource } from '../../../../src-renderer/features/lanes/overview-source';
import { RUNNING_KIND, ShareCells } from '../../../../src-renderer/features/lanes/share-cells';
import type { SharesPicture } from '../../../../src-renderer/features/lanes/share-target';
import { barOf, ringOf } from '../../../support/bars';
import { FakeYard, snapshot } from '../../fake-yard';
import { laneOf, momentWith, RUNNING } from '../../lanes-scenes';

const SUCCEEDED = SHARE_KINDS.indexOf('succeeded');
const [GHOST, BACKOFF] = [SHARE_KINDS.indexOf('ghost'), SHARE_KINDS.indexOf('backoff')];

/** What main has summed up of ten seconds in columns of one: how full each was, by the fullest. */
function toldOf(shares: readonly number[], untilMs: number): SharesPicture {
  const packed = shares.map((share) => packShares(Float64Array.from([share, 0, 0, 0, 0, 0, 0]), 0, 1));
  const query = { fromMs: 0, toMs: shares.length * 1_000, lanes: { from: 1, to: 1 }, columns: shares.length };
  const cells = shares.map((_, column) => column);
  const facts = { run: 1, untilMs, columns: shares.length } as const;
  return historyPicture(query, { ...facts, kind: 'shares', cells, shares: packed }) as SharesPicture;
}

/** The columns of a strip over ten seconds: how much of each is spent so. */
function filled(known: Parameters<typeof fillOverview>[1], kind: number): number[] {
  const cells = new ShareCells();
  fillOverview(cells, known, { fromMs: 0, perMs: 1 / 1_000, count: 10 });
  const row = Array.from({ length: 10 }, () => 0);
  cells.forEach((_, column, shares, at) => {
    row[column] = Math.round((shares[at + kind] as number) * 100) / 100;
  });
  return row;
}

describe('the overview of a run', () => {
  const lanes = [
    laneOf(1, { occupancy: { ...RUNNING, fromMs: 6_000 } }),
    laneOf(2, { occupancy: { kind: 'settled', task: 1, attempt: 1, fromMs: 8_000, outcome: 'timed-out' } }),
    laneOf(3, { hold: { task: 5, attempt: 2, fromMs: 8_500, dueMs: 99_000 } }),
    laneOf(4),
  ];
  const shown: readonly Bar[] = [
    barOf({ fromMs: 7_000, toMs: 8_000 }),
    barOf({ fromMs: 8_000, toMs: 9_000 }),
  ];

  it('shows what goes on, up to now', () => {
    const known = { told: null, moment: momentWith({ lanes, ghostLanes: [2], atMs: 9_500 }) };
    expect(filled(known, RUNNING_KIND)).toEqual([0, 0, 0, 0, 0, 0, 0.25, 0.25, 0.25, 0.13]);
    expect(filled(known, GHOST)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.13]);
    expect(filled(known, BACKOFF).slice(7)).toEqual([0, 0.25, 0.13]);
  });

  it('adds what has ended since main told of it, in the measure that main told in', () => {
    const told = { picture: toldOf([0.5, 1, 0, 0, 0, 0, 0, 1], 8_000), lanesInWhole: 2 };
    const known = { told, moment: momentWith({ shown, lanes, atMs: 9_500 }) };
    expect(filled(known, SUCCEEDED)).toEqual([0.51, 1, 0, 0, 0, 0, 0, 1, 0.5, 0]);
    expect(filled(known, RUNNING_KIND).slice(6)).toEqual([0.5, 0.5, 0.5, 0.25]);
  });

  it('finds how many lanes fill a column by one whose bars are all here', () => {
    const two = [barOf({ fromMs: 1_000, toMs: 2_000 }), barOf({ lane: 2, fromMs: 1_000, toMs: 2_000 })];
    expect(lanesInWhole(toldOf([0.2, 0.5, 0], 3_000), ringOf(two))).toBeCloseTo(4, 0);
    const later = ringOf([]);
    later.join({ ...ringOf(two).newest(2), added: 900, wholeFromMs: 5_000 });
    expect(lanesInWhole(toldOf([0.2, 0.5, 0], 3_000), later)).toBeNull();
    expect(lanesInWhole(toldOf([0, 0, 0], 3_000), ringOf(two))).toBeNull();
  });
});

describe('the source of the overview', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function rig() {
    const fake = new FakeYard();
    let answer = { run: 1, untilMs: 9_000 };
    fake.reply = () => ({
      ok: true,
      value: { ...answer, kind: 'shares', columns: 2, cells: [], shares: [] },
    });
    const yard = fake.window();
    fake.send(snapshot());
    let live = true;
    const drawn = vi.fn();
    const source = new OverviewSource(yard, () => live, drawn);
    const freeze = (frozen = true) => {
      live = !frozen;
    };
    const pass = async (ms: number) => {
      fake.hostNowMs += ms;
      await vi.advanceTimersByTimeAsync(ms);
    };
    const shown = (run: number, toMs: number) => ({ run, span: { fromMs: 0, toMs }, endMs: toMs });
    const asked = () => fake.asked('lane-history').map(({ query }) => query.toMs);
    const answers = (next: typeof answer) => (answer = next);
    return { fake, source, drawn, freeze, pass, shown, asked, answers };
  }

  it('asks at most once a second while a run goes on, and no more when it stands', async () => {
    const { source, pass, shown, asked } = rig();
    for (let atMs = 5_000; atMs <= 9_000; atMs += 100) {
      source.toldOf(shown(1, atMs), 100);
      await pass(100);
    }
    expect(asked().length).toBeLessThanOrEqual(5);
    await pass(2_000);
    source.toldOf(shown(1, 9_000), 100);
    await pass(2_000);
    const before = asked().length;
    for (let second = 0; second < 5; second++) {
      source.toldOf(shown(1, 9_000), 100);
      await pass(1_000);
    }
    expect(asked()).toHaveLength(before);
  });

  it('asks nothing for a frozen view: what ends meanwhile had not ended then', async () => {
    const { source, freeze, pass, shown, asked } = rig();
    source.toldOf(shown(1, 8_500), 100);
    await pass(2_000);
    freeze();
    source.toldOf(shown(1, 9_500), 100);
    await pass(5_000);
    expect(asked()).toEqual([8_500]);
  });

  it('asks nothing when its turn comes in a view that was frozen meanwhile', async () => {
    const { source, freeze, pass, shown, asked } = rig();
    source.toldOf(shown(1, 8_500), 100);
    await pass(100);
    source.toldOf(shown(1, 9_200), 100);
    freeze();
    await pass(5_000);
    expect(asked()).toEqual([8_500]);
    freeze(false);
    source.toldOf(shown(1, 14_000), 100);
    await pass(1_000);
    expect(asked()).toEqual([8_500, 14_000]);
  });

  it('does not show what was under way when the view was frozen, and is fresh again afterwards', async () => {
    const { fake, source, drawn, freeze, pass, shown, answers } = rig();
    source.toldOf(shown(1, 9_500), 100);
    for (let second = 0; second < 2; second++) await pass(1_000);
    const { call } = fake.api;
    fake.api.call = (async (command: never) => {
      await new Promise((answer) => setTimeout(answer, 300));
      return call(command);
    }) as typeof call;
    answers({ run: 1, untilMs: 12_000 });
    const known = source.toldOf(shown(1, 11_000), 100);
    await pass(100);
    const draws = drawn.mock.calls.length;
    freeze();
    await pass(1_000);
    expect(drawn).toHaveBeenCalledTimes(draws);
    expect(source.toldOf(shown(1, 11_000), 100)).toBe(known);
    freeze(false);
    source.toldOf(shown(1, 12_000), 100);
    await pass(1_500);
    expect(source.toldOf(shown(1, 12_000), 100)?.picture.untilMs).toBe(12_000);
  });

  it('is told once of a run that nobody had looked at when the view was frozen', async () => {
    const { source, freeze, pass, shown, asked } = rig();
    freeze();
    for (let second = 0; second < 5; second++) {
      source.toldOf(shown(1, 9_500), 100);
      await pass(1_000);
    }
    expect(source.toldOf(shown(1, 9_500), 100)?.picture.untilMs).toBe(9_000);
    expect(asked()).toHaveLength(1);
  });

  it('asks for the run that is shown by then, at once for another one', async () => {
    const { source, pass, shown, asked, answers } = rig();
    source.toldOf(shown(1, 8_000), 100);
    await pass(10);
    source.toldOf(shown(1, 8_500), 100);
    await pass(100);
    answers({ run: 2, untilMs: 300 });
    expect(source.toldOf(shown(2, 200), 100)).toBeNull();
    await pass(10);
    expect(asked().slice(1)).toEqual([200]);
    expect(source.toldOf(shown(2, 200), 100)?.picture.run).toBe(2);
  });
});
