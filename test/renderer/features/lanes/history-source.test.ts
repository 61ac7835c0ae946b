import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_BARS } from '#contract/bar-columns';
import { type LaneHistory, MAX_HISTORY_CELLS } from '#contract/lane-history';
import type { YardCommand } from '#contract/yard-api';
import { pictureOfLane } from '../../../../src-renderer/features/lanes/history-picture';
import type { HistoryWish } from '../../../../src-renderer/features/lanes/history-queries';
import { HistorySource } from '../../../../src-renderer/features/lanes/history-source';
import { FakeYard } from '../../fake-yard';

const WISH: HistoryWish = {
  run: 1,
  span: { fromMs: 10_000, toMs: 20_000 },
  lanes: [3, 4, 5, 6, 7, 8, 9],
  columnMs: 20,
  newestMs: 100_000,
  reserveMs: 0,
};

function summedUp(command: YardCommand): LaneHistory {
  if (command.command !== 'lane-history') throw new Error(command.command);
  const { lanes, columns } = command.query;
  const rows = lanes === null ? 1 : lanes.to - lanes.from + 1;
  const told = Math.min(columns, Math.floor(MAX_HISTORY_CELLS / rows));
  return { run: 1, untilMs: 100_000, kind: 'shares', columns: told, cells: [], shares: [] };
}

function rig(reply: (command: YardCommand) => LaneHistory | null = summedUp) {
  const fake = new FakeYard();
  fake.reply = (command) => {
    const value = reply(command);
    return value === null ? { ok: false, problems: [] } : { ok: true, value };
  };
  const redraw = vi.fn();
  const source = new HistorySource(fake.window(), redraw);
  const asked = () => fake.asked('lane-history').map(({ query }) => query);
  const pass = async (ms: number) => {
    fake.hostNowMs += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  /** A picture that wishes the same in every frame. */
  const rest = async (wish: HistoryWish, ms: number) => {
    for (let passed = 0; passed < ms; passed += 16) {
      source.want(wish);
      await pass(16);
    }
  };
  return { fake, source, redraw, asked, pass, rest };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the source of what the window does not hold', () => {
  it('asks once for what is wished, with a margin around it, and tells when the answer is there', async () => {
    const { source, redraw, asked, pass } = rig();
    source.want(WISH);
    source.want(WISH);
    await pass(1_000);
    source.want(WISH);
    await pass(1_000);
    expect(asked()).toEqual([{ fromMs: 5_000, toMs: 25_000, lanes: { from: 1, to: 25 }, columns: 1_000 }]);
    expect(redraw).toHaveBeenCalledTimes(1);
    expect(source.picturesOf(1).map(({ kind }) => kind)).toEqual(['shares']);
    expect(source.picturesOf(2)).toEqual([]);
  });

  it('asks for the last of many wishes when the picture has come to rest', async () => {
    const { source, asked, pass } = rig();
    for (let step = 0; step < 10; step++) {
      source.want({ ...WISH, span: { fromMs: step * 1_000, toMs: step * 1_000 + 10_000 } });
      await pass(5);
    }
    await pass(1_000);
    expect(asked().map(({ fromMs }) => fromMs)).toEqual([4_000]);
  });

  it('needs no new answer for a short way, and one for a longer way or a much closer look', async () => {
    const { source, asked, pass } = rig();
    source.want(WISH);
    await pass(1_000);
    source.want({ ...WISH, span: { fromMs: 12_000, toMs: 22_000 }, columnMs: 18 });
    await pass(1_000);
    expect(asked()).toHaveLength(1);
    source.want({ ...WISH, span: { fromMs: 17_000, toMs: 27_000 } });
    await pass(1_000);
    expect(asked()).toHaveLength(2);
    source.want({ ...WISH, span: { fromMs: 17_000, toMs: 18_000 }, columnMs: 2 });
    await pass(1_000);
    expect(asked()).toHaveLength(3);
  });

  it('takes single bars as good for any closer look', async () => {
    const { source, asked, pass } = rig(() => ({ run: 1, untilMs: 100_000, kind: 'bars', bars: NO_BARS }));
    source.want(WISH);
    await pass(1_000);
    source.want({ ...WISH, span: { fromMs: 15_000, toMs: 15_001 }, columnMs: 0.002 });
    await pass(1_000);
    expect(asked()).toHaveLength(1);
  });

  it('asks anew ahead of need while the run goes on', async () => {
    const { source, asked, pass } = rig((command) => ({ ...summedUp(command), untilMs: 20_000 }));
    source.want({ ...WISH, newestMs: 20_000, reserveMs: 2_000 });
    await pass(1_000);
    source.want({ ...WISH, span: { fromMs: 10_000, toMs: 17_500 }, newestMs: 25_000, reserveMs: 2_000 });
    await pass(1_000);
    expect(asked()).toHaveLength(1);
    source.want({ ...WISH, span: { fromMs: 10_000, toMs: 18_500 }, newestMs: 25_000, reserveMs: 2_000 });
    await pass(100);
    expect(asked()).toHaveLength(2);
  });

  it('asks once however far ahead an answer must reach', async () => {
    const { asked, rest } = rig();
    // Far more than the margin of what is in sight.
    const span = { fromMs: 69_000, toMs: 70_000 };
    await rest({ ...WISH, span, reserveMs: 7_000 }, 1_000);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]?.toMs).toBeGreaterThan(77_000);
  });

  it('asks again only when the run has used up half of what was asked for ahead', async () => {
    const { asked, rest } = rig();
    for (let heldMs = 70_000; heldMs <= 90_000; heldMs += 500) {
      await rest({ ...WISH, span: { fromMs: heldMs - 1_000, toMs: heldMs }, reserveMs: 5_000 }, 160);
    }
    expect(asked()).toHaveLength(4);
  });

  it('asks once where a large picture has more cells than one answer may have', async () => {
    const { asked, rest } = rig();
    const lanes = Array.from({ length: 54 }, (_, index) => index + 20);
    await rest({ ...WISH, lanes, columnMs: 6.4 }, 1_000);
    expect(asked()).toHaveLength(1);
    for (const { columns, lanes: range } of asked()) {
      const rows = range === null ? 1 : range.to - range.from + 1;
      expect(columns * rows).toBeLessThanOrEqual(MAX_HISTORY_CELLS);
    }
  });

  it('asks for lanes far from each other one after another, and forgets none of them', async () => {
    const { source, asked, rest } = rig();
    await rest({ ...WISH, lanes: [1, 2, 900] }, 1_000);
    expect(asked().map(({ lanes }) => lanes)).toEqual([
      { from: 1, to: 18 },
      { from: 884, to: 916 },
    ]);
    const known = source.picturesOf(1);
    expect([1, 2, 900, 500].map((lane) => pictureOfLane(known, lane) !== null)).toEqual([
      ...[true, true, true],
      false,
    ]);
  });

  it('keeps of an older answer the lanes that a newer one is not about', async () => {
    const { source, rest } = rig();
    await rest({ ...WISH, lanes: [1, 2, 3] }, 200);
    await rest({ ...WISH, lanes: [15, 16, 17, 40] }, 200);
    expect(source.picturesOf(1).map(({ lanes }) => lanes)).toEqual([{ from: 1, to: 56 }]);
    await rest({ ...WISH, lanes: [50, 51], span: { fromMs: 30_000, toMs: 40_000 } }, 200);
    expect(source.picturesOf(1).map(({ lanes }) => lanes)).toEqual([
      { from: 34, to: 67 },
      { from: 1, to: 33 },
    ]);
  });

  it('rests where an answer is not what was asked for', async () => {
    const { asked, rest } = rig((command) => ({ ...summedUp(command), untilMs: 1_000 }));
    await rest(WISH, 1_900);
    expect(asked()).toHaveLength(1);
  });

  it('asks a refusing yard again, but not at once', async () => {
    let refuses = true;
    const { source, asked, pass } = rig((command) => (refuses ? null : summedUp(command)));
    source.want(WISH);
    await pass(1_000);
    expect(asked()).toHaveLength(1);
    refuses = false;
    await pass(5_000);
    expect(asked()).toHaveLength(2);
    expect(source.picturesOf(1)).toHaveLength(1);
  });

  it('asks for nothing once it is closed', async () => {
    const { source, asked, pass } = rig();
    source.want(WISH);
    source.close();
    await pass(5_000);
    expect(asked()).toEqual([]);
  });
});
