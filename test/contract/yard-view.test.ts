import { describe, expect, it } from 'vitest';
import type { Bar } from '#contract/bar-columns';
import { DEFAULT_LIMITS } from '#contract/limits';
import { applyToView, emptyView, MAX_MARKS } from '#contract/yard-view';
import { YardRig } from '../support/yard-rig';

/** The bars of everything a rig has written. */
function barsOf(rig: YardRig): { readonly bars: Bar[]; readonly view: ReturnType<typeof emptyView> } {
  const bars: Bar[] = [];
  let view = emptyView();
  for (const line of rig.log) view = applyToView(view, line, (bar) => bars.push(bar));
  return { bars, view };
}

const short = ({ lane, kind, task, attempt, fromMs, toMs, outcome, delayMs }: Bar) =>
  `${lane}: ${kind} ${task}.${attempt} ${fromMs}–${toMs} ${outcome ?? `after ${delayMs}`}`;

describe('the bars that the log is folded into', () => {
  it('are every attempt, every delay on a held lane, and every ghost, in the order of their ends', () => {
    const rig = new YardRig({
      workers: 2,
      maxAttempts: 2,
      attemptTimeoutMs: 300,
      backoffLane: 'hold',
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
    });
    rig.submit({ runsMs: 50, failAttempts: 1 });
    rig.submit({ runsMs: 500, stopsAfterMs: 200 }, { own: { maxAttempts: 1 } });
    rig.clock.advanceTo(2_000);
    expect(barsOf(rig).bars.map(short)).toEqual([
      '1: attempt 1.1 0–50 failed',
      '1: backoff 1.2 50–150 after 100',
      '1: attempt 1.2 150–200 succeeded',
      '2: attempt 2.1 0–300 timed-out',
      '2: ghost 2.1 300–500 timed-out',
    ]);
  });

  it('tell a wait for a token apart from the delay before it', () => {
    const rig = new YardRig({
      workers: 1,
      backoffLane: 'hold',
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
      rate: { perSecond: 1, burst: 1 },
    });
    rig.submit({ runsMs: 50, failAttempts: 1 });
    rig.clock.advanceTo(3_000);
    expect(barsOf(rig).bars.map(short)).toContain('1: backoff 1.2 50–1000 after 100');
  });
});

describe('the view of a run', () => {
  it('knows when work began, and what each lane saw first and last', () => {
    const rig = new YardRig({ workers: 1 });
    rig.at(400, () => rig.submit({ runsMs: 100 }));
    rig.at(900, () => rig.change({ workers: 2 }));
    rig.clock.advanceTo(2_000);
    const { view } = barsOf(rig);
    expect(view.firstStartMs).toBe(400);
    expect(view.lanes.map(({ firstAtMs, lastAtMs }) => [firstAtMs, lastAtMs])).toEqual([
      [0, 500],
      [900, 900],
    ]);
  });

  it('keeps what was asked for first when a second request cuts it short', () => {
    const rig = new YardRig({ workers: 1, attemptTimeoutMs: null });
    rig.submit({ runsMs: 20_000 });
    rig.at(1_000, () => rig.scheduler.requestShutdown('finish-running', 10_000));
    rig.clock.advanceTo(2_000);
    const asked = { mode: 'finish-running', graceMs: 10_000, atMs: 1_000 };
    expect(barsOf(rig).view.shutdown).toEqual({ ...asked, cutShortAtMs: null });
    rig.at(9_000, () => rig.scheduler.requestShutdown('cancel-now', null));
    rig.clock.advanceTo(20_000);
    expect(barsOf(rig).view.shutdown).toEqual({ ...asked, cutShortAtMs: 9_000 });
  });

  it('marks a change of limits with what was changed, from what, to what', () => {
    const rig = new YardRig();
    rig.change({ workers: 8, rate: { perSecond: 5, burst: 2 } });
    expect(barsOf(rig).view.marks).toEqual([
      {
        atMs: 0,
        kind: 'limits',
        changes: [
          { limit: 'workers', from: 3, to: 8 },
          { limit: 'rate', from: null, to: { perSecond: 5, burst: 2 } },
        ],
      },
    ]);
  });

  it('keeps a bounded number of marks, of the whole run', () => {
    let view = emptyView();
    for (let seq = 1; seq <= MAX_MARKS * 10; seq++) {
      const limits = { ...DEFAULT_LIMITS, workers: 1 + (seq % 5) };
      view = applyToView(view, { type: 'limits-changed', seq, atMs: seq, limits });
    }
    const { marks } = view;
    expect(marks.length).toBeLessThanOrEqual(MAX_MARKS * 1.5);
    expect(marks[0]?.atMs).toBe(1);
    expect(marks.at(-1)?.atMs).toBe(MAX_MARKS * 10);
    expect(marks.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(MAX_MARKS * 10);
    // None stands for much more of the run than its share.
    const longest = Math.max(...marks.map(({ atMs, toMs = atMs }) => toMs - atMs));
    expect(longest).toBeLessThan(40);
  });
});
