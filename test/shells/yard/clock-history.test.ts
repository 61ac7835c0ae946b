import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { LESSON_WORKLOAD } from '#contract/workload';
import { type ClockSpan, wallTimeAt } from '#contract/yard-clock';
import { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import { ClockHistory, MAX_CLOCK_SPANS } from '../../../src-main/shells/yard/clock-history';
import { makeYard } from '../../support/hosted-yard';

const NOON = Date.parse('2026-01-01T12:00:00.000Z');

/** A yard in a world whose time goes with its host's clock, from noon on. */
function rig() {
  const world = new VirtualClock();
  const { yard } = makeYard({ clock: world, wallNow: () => NOON + world.now() });
  const history = async () => {
    const reply = await yard.handle({ command: 'clock-history' });
    return (reply as { value: { run: number; spans: readonly ClockSpan[] } }).value;
  };
  return { yard, world, history };
}

describe('the history of a clock', () => {
  it('is one span while nobody touches the clock, and begins with the run', async () => {
    const { yard, world, history } = rig();
    world.advanceTo(700);
    expect(await history()).toEqual({
      run: yard.feed.run,
      spans: [{ fromMs: 0, wallMs: NOON, speed: 1 }],
    });
    expect(yard.feed.run).toBe(NOON);
  });

  it('tells when every event really was, at any speed and over pauses', async () => {
    const { yard, world, history } = rig();
    const seen: { readonly event: TaskEvent; readonly wallMs: number }[] = [];
    let known = yard.feed.newestSeq;
    const look = () => {
      for (const event of yard.feed.eventsAfter(known) ?? [])
        seen.push({ event, wallMs: NOON + world.now() });
      known = yard.feed.newestSeq;
    };
    const pass = (ms: number) => {
      const untilMs = world.now() + ms;
      while (world.now() < untilMs) {
        world.advanceTo(Math.min(untilMs, world.now() + 1));
        look();
      }
    };
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 20 } });
    pass(500);
    await yard.handle({ command: 'set-clock', speed: 10 });
    pass(300);
    await yard.handle({ command: 'set-clock', paused: true });
    pass(4_000);
    await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 1 } });
    look();
    pass(1_000);
    await yard.handle({ command: 'set-clock', speed: 0.5, paused: false });
    pass(2_000);
    const { spans } = await history();
    const paused = { kind: 'pause', fromMs: NOON + 800, toMs: NOON + 5_800 };
    expect(seen.length).toBeGreaterThan(60);
    for (const { event, wallMs } of seen) {
      const told = wallTimeAt(spans, event.atMs);
      if (told?.kind === 'pause') expect(told).toEqual(paused);
      // It was looked at once a millisecond.
      else expect(Math.abs((told?.atMs ?? 0) - wallMs)).toBeLessThanOrEqual(1);
    }
    expect(seen.some(({ event }) => wallTimeAt(spans, event.atMs)?.kind === 'pause')).toBe(true);
  });

  it('begins anew with another run, at the speed that the clock has by then', async () => {
    const { yard, world, history } = rig();
    world.advanceTo(1_000);
    await yard.handle({ command: 'set-clock', speed: 2 });
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    world.advanceTo(9_000);
    await yard.handle({ command: 'start' });
    expect((await history()).spans).toEqual([{ fromMs: 0, wallMs: NOON + 9_000, speed: 2 }]);
  });

  it('keeps one pause of several that follow each other, and no span in which no time has passed', () => {
    const history = new ClockHistory();
    history.beginRun(NOON, { speed: 1, paused: false });
    history.change(100, NOON + 100, { speed: 1, paused: true });
    history.change(100, NOON + 900, { speed: 1, paused: false });
    history.change(100, NOON + 901, { speed: 1, paused: true });
    history.change(100, NOON + 2_000, { speed: 5, paused: false });
    expect(history.spans).toEqual([
      { fromMs: 0, wallMs: NOON, speed: 1 },
      { fromMs: 100, wallMs: NOON + 100, speed: 0 },
      { fromMs: 100, wallMs: NOON + 2_000, speed: 5 },
    ]);
  });

  it('lets go of the oldest, before which nothing is known', () => {
    const history = new ClockHistory();
    history.beginRun(NOON, { speed: 1, paused: false });
    for (let n = 1; n <= MAX_CLOCK_SPANS; n++)
      history.change(n, NOON + n, { speed: 1 + (n % 2), paused: false });
    expect(history.spans).toHaveLength(MAX_CLOCK_SPANS);
    expect(wallTimeAt(history.spans, 0.5)).toBeNull();
    expect(wallTimeAt(history.spans, 1)).toEqual({ kind: 'moment', atMs: NOON + 1 });
  });
});
