import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_BARS } from '#contract/bar-columns';
import type { LaneHistory } from '#contract/lane-history';
import type { YardCommand } from '#contract/yard-api';
import { HistorySource, type HistoryWish } from '../../../../src-renderer/features/lanes/history-source';
import { FakeYard } from '../../fake-yard';

const WISH: HistoryWish = {
  run: 1,
  span: { fromMs: 10_000, toMs: 20_000 },
  lanes: { from: 3, to: 9 },
  columnMs: 20,
  newestMs: 100_000,
  reserveMs: 0,
};

function summedUp(command: YardCommand): LaneHistory {
  if (command.command !== 'lane-history') throw new Error(command.command);
  return { run: 1, untilMs: 100_000, kind: 'shares', columns: command.query.columns, cells: [], shares: [] };
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
  return { fake, source, redraw, asked, pass };
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
    expect(source.pictureOf(1)?.kind).toBe('shares');
    expect(source.pictureOf(2)).toBeNull();
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

  it('asks a refusing yard again, but not at once', async () => {
    let refuses = true;
    const { source, asked, pass } = rig((command) => (refuses ? null : summedUp(command)));
    source.want(WISH);
    await pass(1_000);
    expect(asked()).toHaveLength(1);
    refuses = false;
    await pass(5_000);
    expect(asked()).toHaveLength(2);
    expect(source.pictureOf(1)).not.toBeNull();
  });

  it('asks for nothing once it is closed', async () => {
    const { source, asked, pass } = rig();
    source.want(WISH);
    source.close();
    await pass(5_000);
    expect(asked()).toEqual([]);
  });
});
