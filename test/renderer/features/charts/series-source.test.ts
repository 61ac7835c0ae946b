import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { Series, SeriesSpan } from '#contract/series';
import type { YardApi, YardCommand } from '#contract/yard-api';
import { VirtualClock } from '../../../../src-main/shells/world/virtual-clock';
import { cutSeries } from '../../../../src-renderer/features/charts/cut-series';
import { createSeriesSource } from '../../../../src-renderer/features/charts/series-source';
import { NONE, point, series } from './series-of';

/** A yard that answers when it is told to. */
function rig(firstSpan: SeriesSpan = 'run') {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const waiting: ((reply: Reply<Series>) => void)[] = [];
  const api = {
    call: (command: Extract<YardCommand, { command: 'series' }>) => {
      asked.push(`${clock.now()}: ${command.span}`);
      return new Promise((resolve) => waiting.push(resolve));
    },
  } as unknown as YardApi;
  const view = { live: true };
  const source = createSeriesSource(
    {
      api,
      after: (delayMs, run) => clock.at(clock.now() + delayMs, run),
      standing: () => 'live',
      isLive: () => view.live,
    },
    firstSpan,
  );
  const reply = async (value: Reply<Series>) => {
    waiting.shift()?.(value);
    await Promise.resolve();
    await Promise.resolve();
  };
  const answer = (atMs: number, some: Partial<Series> = {}) =>
    reply({ ok: true, value: series([point()], { atMs, ...some }) });
  return { clock, asked, view, source, reply, answer };
}

describe('the source of the charts', () => {
  it('asks four times a second at most, and once more after the last word', async () => {
    const { clock, asked, source, answer } = rig();
    source.refresh();
    await answer(1);
    source.refresh();
    source.refresh();
    clock.advanceTo(250);
    await answer(2);
    clock.advanceTo(5_000);
    expect(asked).toEqual(['0: run', '250: run']);
    expect(source.answer.get().series?.atMs).toBe(2);
  });

  it('has one question under way at a time', async () => {
    const { clock, asked, source, answer } = rig();
    source.refresh();
    clock.advanceTo(900);
    source.refresh();
    clock.advanceTo(1_000);
    expect(asked).toEqual(['0: run']);
    await answer(1);
    expect(asked).toEqual(['0: run', '1000: run']);
  });

  it.each([
    [250, 250],
    [500, 250],
    [1_000, 500],
    [64_000, 1_000],
  ])('of intervals of %i ms asks every %i ms while the yard moves', async (bucketMs, pauseMs) => {
    const { clock, asked, source, answer } = rig();
    source.refresh();
    await answer(1, { bucketMs });
    clock.advanceTo(1_000);
    for (let n = 1; n <= 3; n++) {
      source.refresh();
      await answer(n, { bucketMs });
      source.refresh();
      clock.advanceTo(1_000 + n * pauseMs);
      await answer(n, { bucketMs });
    }
    const after = asked.slice(1).map((line) => Number.parseInt(line, 10) - 1_000);
    expect(after).toEqual([0, pauseMs, 2 * pauseMs, 3 * pauseMs]);
  });

  it('asks for another span at once, and drops an answer to the old question', async () => {
    const { asked, source, answer } = rig();
    source.refresh();
    source.choose('minute');
    await answer(1);
    expect(source.answer.get().series).toBeNull();
    await answer(2, { span: 'minute' });
    expect(asked).toEqual(['0: run', '0: minute']);
    expect(source.answer.get().series).toMatchObject({ atMs: 2, span: 'minute' });
  });

  it('stands still while the view is frozen', async () => {
    const { clock, asked, view, source, answer } = rig();
    source.refresh();
    await answer(1);
    clock.advanceTo(1_000);
    source.refresh();
    view.live = false;
    await answer(2);
    source.refresh();
    clock.advanceTo(5_000);
    expect(asked).toHaveLength(2);
    expect(source.answer.get()).toMatchObject({ isLate: false, series: { atMs: 1 } });
    view.live = true;
    source.refresh();
    await answer(3);
    expect(source.answer.get().series?.atMs).toBe(3);
  });

  it('marks what it learns first while the view is frozen as late', async () => {
    const { view, source, answer } = rig();
    view.live = false;
    source.refresh();
    await answer(7);
    expect(source.answer.get()).toMatchObject({ isLate: true, series: { atMs: 7 } });
  });

  it('asks once more while the view is frozen where what it knows will not do', async () => {
    const { clock, asked, view, source, answer } = rig();
    source.refresh();
    await answer(1);
    clock.advanceTo(1_000);
    view.live = false;
    source.outdate();
    source.refresh();
    await answer(7);
    clock.advanceTo(2_000);
    source.refresh();
    expect(asked).toHaveLength(2);
    expect(source.answer.get()).toMatchObject({ isLate: true, series: { atMs: 7 } });
  });

  it('keeps what it has where a question fails, and says why', async () => {
    const { clock, source, answer, reply } = rig();
    source.refresh();
    await answer(1);
    clock.advanceTo(1_000);
    source.refresh();
    const problem = { field: 'command', expected: 'a yard', got: 'none' };
    await reply({ ok: false, problems: [problem] });
    expect(source.answer.get()).toMatchObject({ problems: [problem], series: { atMs: 1 } });
  });
});

describe('a later series cut at a frozen moment', () => {
  const limits = (atMs: number) => ({ atMs, kind: 'limits' }) as const;
  const all = { p50: 1, p95: 1, p99: 1, n: 4 };
  const later = series(
    [1, 2, 3, 4].map((submitted) => point({ submitted })),
    {
      fromMs: 1_000,
      marks: [limits(1_400), limits(1_900)],
      response: all,
      service: all,
    },
  );

  it('has the whole intervals before it, and does not claim to know more', () => {
    const cut = cutSeries(later, 1_700);
    expect(cut.points.map(({ submitted }) => submitted)).toEqual([1, 2]);
    expect(cut).toMatchObject({ atMs: 1_500, marks: [limits(1_400)], response: NONE, service: NONE });
  });

  it('is the same where it ends before', () => {
    expect(cutSeries(later, 2_000)).toBe(later);
  });

  it('is empty where it begins after', () => {
    expect(cutSeries(later, 100)).toMatchObject({ points: [], atMs: 1_000 });
  });
});
