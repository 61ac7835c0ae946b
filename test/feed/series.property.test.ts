import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Percentiles } from '#contract/feed-message';
import {
  MAX_SERIES_POINTS,
  MINUTE_POINTS,
  SERIES_SPANS,
  type Series,
  type SeriesSpan,
} from '#contract/series';
import { PRIORITIES } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { BIN_ERROR } from '../../src-main/feed/duration-bins';
import { YardFeed } from '../../src-main/feed/yard-feed';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { exactSeries } from '../support/series-oracle';
import { yardGauges } from '../support/yard-gauges';
import { YardRig } from '../support/yard-rig';

/** Runs of a minute, of several and of days, so that intervals double not at all, once and often. */
const scenario = fc.constantFrom(3_000, 80_000, 400_000, 200_000_000).chain((lengthMs) =>
  fc.record({
    seed: fc.nat(),
    limits: fc.record({
      workers: fc.integer({ min: 1, max: 4 }),
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      attemptTimeoutMs: fc.option(fc.double({ min: 1, max: lengthMs / 20, noNaN: true }), { nil: null }),
      backoffLane: fc.constantFrom('hold', 'free'),
      queueCapacity: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      overflow: fc.constantFrom('reject', 'drop-oldest'),
    }),
    tasks: fc.array(
      fc.record({
        atMs: fc.double({ min: 0, max: lengthMs, noNaN: true }),
        runsMs: fc.double({ min: 0, max: lengthMs / 20, noNaN: true }),
        failAttempts: fc.integer({ min: 0, max: 3 }),
        stopsAfterMs: fc.constantFrom(0, 300),
        priority: fc.constantFrom(...PRIORITIES),
        isClosed: fc.boolean(),
      }),
      { maxLength: 60, size: 'max' },
    ),
    changes: fc.array(
      fc.record({
        atMs: fc.double({ min: 0, max: lengthMs, noNaN: true }),
        workers: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 4 },
    ),
    shutdown: fc.record({
      atMs: fc.double({ min: 0, max: lengthMs * 1.2, noNaN: true }),
      mode: fc.constantFrom('finish-running', 'finish-all', 'cancel-now'),
    }),
    /** The part of the log that the series has seen when it is asked for. */
    seen: fc.double({ min: 0, max: 1, noNaN: true }),
    /** Every so many events a window asks for the series, between two events. */
    askEvery: fc.integer({ min: 1, max: 50 }),
  }),
);
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function play({ seed, limits, tasks, changes, shutdown }: Scenario): YardRig {
  const rig = new YardRig(limits, seed);
  for (const { atMs, priority, isClosed, ...script } of tasks) {
    const spec = { priority, intendedAtMs: Math.max(0, atMs - 40) };
    rig.at(atMs, () => rig.submit(script, isClosed ? { ...spec, loop: 'closed' } : spec));
  }
  for (const { atMs, workers } of changes) rig.at(atMs, () => rig.change({ workers }));
  rig.at(shutdown.atMs, () => rig.scheduler.requestShutdown(shutdown.mode, null));
  rig.clock.runAll();
  return rig;
}

/** The series of the log's beginning, asked for along the way and at the end. */
function seriesOf(
  given: Scenario,
  span: SeriesSpan,
): { readonly events: readonly TaskEvent[]; readonly series: Series } {
  const rig = play(given);
  const all = rig.events;
  const events = all.slice(0, Math.max(1, Math.round(given.seen * all.length)));
  let nowMs = 0;
  const gauges = yardGauges({ elapsedMs: () => nowMs });
  const feed = new YardFeed({ clock: new VirtualClock(), gauges });
  feed.write(rig.header);
  for (const [index, event] of events.entries()) {
    feed.write(event);
    const next = all[index + 1]?.atMs ?? event.atMs;
    nowMs = Math.floor((event.atMs + next) * 500) / 1000;
    if (index % given.askEvery === 0) feed.series(span);
  }
  const series = feed.series(span);
  expect(series.atMs).toBe(feed.isActive ? nowMs : events.at(-1)?.atMs);
  return { events, series };
}

function expectNear(told: Percentiles, exact: Percentiles): void {
  expect(told.n).toBe(exact.n);
  for (const name of ['p50', 'p95', 'p99'] as const) {
    const value = exact[name];
    if (value === null) expect(told[name]).toBeNull();
    else expect(Math.abs((told[name] ?? Number.NaN) - value)).toBeLessThanOrEqual(value * BIN_ERROR + 1e-6);
  }
}

function expectTrue(events: readonly TaskEvent[], series: Series): void {
  const exact = exactSeries(events, series);
  expect(series.points.length).toBe(exact.points.length);
  expect(series.before).toEqual(exact.before);
  expectNear(series.response, exact.response);
  expectNear(series.closedResponse, exact.closedResponse);
  expectNear(series.service, exact.service);
  for (const [n, point] of series.points.entries()) {
    const { utilisation, response, closedResponse, service, ...counts } = point;
    const truth = exact.points[n] as typeof point;
    const {
      utilisation: trueUtilisation,
      response: trueResponse,
      closedResponse: trueClosedResponse,
      service: trueService,
      ...trueCounts
    } = truth;
    expect(counts).toEqual(trueCounts);
    expectNear(response, trueResponse);
    expectNear(closedResponse, trueClosedResponse);
    expectNear(service, trueService);
    expect(utilisation === null).toBe(trueUtilisation === null);
    expect(utilisation ?? 0).toBeGreaterThanOrEqual(0);
    expect(utilisation ?? 0).toBeLessThanOrEqual(1);
    expect(utilisation ?? 0).toBeCloseTo(trueUtilisation ?? 0, 6);
  }
}

const runs = Number(process.env.FC_RUNS ?? 400);

describe('the series of any run', { timeout: 120_000 }, () => {
  test.each(SERIES_SPANS)('of the %s tells what the log tells, however long it has gone on', (span) => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { events, series } = seriesOf(given, span);
        const first = events.find(({ type }) => type === 'task-submitted' || type === 'task-rejected');
        if (first === undefined) {
          expect(series.points).toEqual([]);
          return;
        }
        const beginMs = Math.floor(first.atMs / 250) * 250;
        switch (span) {
          case 'run':
            expect(series.fromMs).toBe(beginMs);
            expect(series.points.length).toBeLessThanOrEqual(MAX_SERIES_POINTS);
            break;
          case 'minute': {
            const present = Math.floor(series.atMs / 250) * 250;
            expect(series.fromMs).toBe(Math.max(beginMs, present - (MINUTE_POINTS - 1) * 250));
            expect(series.bucketMs).toBe(250);
          }
        }
        expectTrue(events, series);
      }),
      { numRuns: runs },
    );
  });
});
