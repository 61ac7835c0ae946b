import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Rate } from '#contract/limits';
import { heldWords } from '../../../../src-renderer/features/belt/draw-bucket';
import { FlowMeter, NO_FLOW } from '../../../../src-renderer/features/belt/flow-meter';
import { gateStateOf } from '../../../../src-renderer/features/belt/gate-state';
import { TokenGauge } from '../../../../src-renderer/features/belt/token-gauge';
import { YardRig } from '../../../support/yard-rig';
import { counts } from '../../fake-yard';
import { laneView, moment, RUNNING } from './belt-scenes';

describe('the token gauge', () => {
  it('holds at every moment what the engine holds, by the events alone', () => {
    const rate = fc.option(
      fc.record({ perSecond: fc.integer({ min: 1, max: 50 }), burst: fc.integer({ min: 1, max: 6 }) }),
      { nil: null, freq: 4 },
    );
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 700 }) }),
      },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('submit' as const), fails: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), rate }) },
    );
    const run = fc.record({
      rate,
      retriesSpendTokens: fc.boolean(),
      steps: fc.array(step, { maxLength: 40 }),
    });
    fc.assert(
      fc.property(run, ({ rate: first, retriesSpendTokens, steps }) => {
        const rig = new YardRig({ workers: 2, rate: first, retriesSpendTokens });
        const gauge = new TokenGauge();
        gauge.limit(rig.scheduler.limits, 0);
        let taken = 0;
        for (const what of steps) {
          if (what.kind === 'wait') rig.clock.advanceTo(rig.clock.now() + what.ms);
          if (what.kind === 'submit') rig.submit({ runsMs: 20, failAttempts: what.fails ? 1 : 0 });
          if (what.kind === 'change') rig.change({ rate: what.rate });
          for (; taken < rig.events.length; taken++) {
            const event = rig.events[taken];
            if (event !== undefined) gauge.take(event);
          }
          const [level, really] = [gauge.levelAt(rig.clock.now()), rig.scheduler.tokens()];
          expect(level === null).toBe(really === null);
          if (level !== null && really !== null) expect(level.available).toBeCloseTo(really.available, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  const RATE: Rate = { perSecond: 4, burst: 2 };
  const limits = { rate: RATE, retriesSpendTokens: true };

  it('is set right by a new figure of the yard, and not by an old one that is told again', () => {
    const gauge = new TokenGauge();
    gauge.limit(limits, 0);
    gauge.set({ available: 0.5, nextInMs: 125 }, 1_000);
    expect(gauge.levelAt(1_000)?.available).toBe(0.5);
    gauge.set({ available: 0.5, nextInMs: 125 }, 1_200);
    expect(gauge.levelAt(1_200)?.available).toBeCloseTo(1.3);
    gauge.set({ available: 0, nextInMs: 250 }, 1_250);
    expect(gauge.levelAt(1_250)).toEqual({ ...RATE, available: 0, nextInMs: 250 });
  });

  it('knows nothing of the bucket of another run, which starts full', () => {
    const gauge = new TokenGauge();
    gauge.limit(limits, 0);
    gauge.set({ available: 0, nextInMs: 250 }, 90_000);
    gauge.reset();
    gauge.limit(limits, 0);
    expect(gauge.levelAt(0)?.available).toBe(2);
    gauge.set({ available: 0, nextInMs: 250 }, 10);
    expect(gauge.levelAt(10)?.available).toBe(0);
  });

  it('fills up to its burst and no further', () => {
    const gauge = new TokenGauge();
    gauge.limit(limits, 0);
    expect(gauge.levelAt(60_000)).toEqual({ ...RATE, available: 2, nextInMs: 0 });
  });
});

describe('the gate', () => {
  const BUSY = laneView(1, { occupancy: RUNNING });
  const idle = { lanes: [laneView(1)], queues: { high: 1, medium: 0, low: 0 } };
  const heldUntil = (dueMs: number) => ({ task: 9, attempt: 2, fromMs: 0, dueMs });
  const tokens = (available: number) => ({
    perSecond: 4,
    burst: 2,
    available,
    nextInMs: available < 1 ? 120 : 0,
  });

  it.each([
    ['open where a task waits and may start', moment(idle), null, true, 'open'],
    ['open where nothing waits', moment({ lanes: [laneView(1)] }), null, true, 'nothing waits'],
    [
      'open for the rest where retries are not due',
      moment({ lanes: [laneView(1)], siding: [[5, 900]] }),
      null,
      true,
      'nothing is due',
    ],
    ['open where a retry is due', moment({ lanes: [laneView(1)], siding: [[5, 400]] }), null, true, 'open'],
    ['closed where every lane is busy', moment({ ...idle, lanes: [BUSY] }), null, false, 'its lane is busy'],
    [
      'closed where a lane has a ghost',
      moment({
        ...idle,
        lanes: [laneView(1, { occupancy: { ...RUNNING, kind: 'settled', outcome: 'timed-out' } })],
        ghosts: [1],
      }),
      null,
      false,
      'its lane is busy',
    ],
    [
      'open where lanes hold retries that are not due yet',
      moment({ lanes: [laneView(1, { hold: heldUntil(900) })], held: 1 }),
      tokens(0.5),
      true,
      'nothing is due',
    ],
    [
      'closed where a retry that its lane holds is due and lacks a token',
      moment({ lanes: [laneView(1, { hold: heldUntil(400) })], held: 1 }),
      tokens(0.5),
      false,
      'next token in 120 ms',
    ],
    [
      'closed for want of a token, not of a lane, where all lanes hold retries that are due',
      moment({ ...idle, lanes: [laneView(1, { hold: heldUntil(400) })], held: 1 }),
      tokens(0.5),
      false,
      'next token in 120 ms',
    ],
    [
      'closed where the retry that is due waits for a ghost',
      moment({
        lanes: [
          laneView(1, {
            occupancy: { ...RUNNING, kind: 'settled', outcome: 'timed-out' },
            hold: heldUntil(400),
          }),
        ],
        ghosts: [1],
        held: 1,
      }),
      tokens(0.5),
      false,
      'a ghost is in the way',
    ],
    ['closed where it lacks a token', moment(idle), tokens(0.5), false, 'next token in 120 ms'],
    ['open with a token', moment(idle), tokens(1), true, 'open'],
    [
      'closed while dispatch is held',
      moment({ ...idle, dispatchHeld: true }),
      null,
      false,
      'dispatch is held',
    ],
    [
      'closed in a shutdown that starts nothing',
      moment({ ...idle, phase: 'draining', shutdownMode: 'finish-running' }),
      null,
      false,
      'nothing starts any more',
    ],
    [
      'open in a shutdown that finishes everything',
      moment({ ...idle, phase: 'draining', shutdownMode: 'finish-all' }),
      null,
      true,
      'open',
    ],
    [
      'closed while everything is cancelled',
      moment({ ...idle, phase: 'cancelling' }),
      null,
      false,
      'nothing starts any more',
    ],
    ['closed in a stopped yard', moment({ phase: 'stopped' }), null, false, 'the yard is stopped'],
  ])('is %s', (_, at, level, open, words) => {
    expect(gateStateOf(at, level, 500)).toEqual({ open, words });
  });

  it('lets retries pass without a token where they need none', () => {
    const free = moment({
      ...{ lanes: [laneView(1)], siding: [[5, 400]] },
      limits: { ...DEFAULT_LIMITS, retriesSpendTokens: false },
    });
    expect(gateStateOf(free, tokens(0), 500).open).toBe(true);
  });
});

describe('the words of the token bucket', () => {
  it('have shorter ways for large numbers, which never tell of more than there is', () => {
    const words = (available: number, burst: number) =>
      heldWords({ perSecond: 1, nextInMs: 0, available, burst });
    expect(words(3.26, 10)[0]).toBe('3.3 / 10 tokens');
    expect(words(999.96, 1_000)).toEqual(['999 / 1\u202f000 tokens', '999 / 1\u202f000', '999 / 1k']);
    expect([words(1_250_000, 2_000_000)[2], words(12_999, 20_000)[2]]).toEqual(['1.2M / 2M', '12k / 20k']);
  });
});

describe('the flow of the last second', () => {
  it('counts what moved by the exact counts, and what of it was shown', () => {
    const flow = new FlowMeter();
    flow.add(counts(), 0);
    flow.move(30, 10);
    flow.add(counts({ attempts: 20, succeeded: 8, failed: 2, retries: 3 }), 500);
    expect(flow.flowAt(500)).toEqual({
      ...{ starts: 20, retries: 3, moves: 30, drawn: 10 },
      ends: { succeeded: 8, failed: 2, 'timed-out': 0, cancelled: 0 },
    });
  });

  it('knows how much was missed where events were not told one by one', () => {
    const flow = new FlowMeter();
    flow.add(counts({ attempts: 100, succeeded: 90 }), 0);
    flow.miss(counts({ attempts: 600, succeeded: 580 }));
    flow.add(counts({ attempts: 600, succeeded: 580 }), 100);
    expect(flow.flowAt(100)).toMatchObject({ moves: 990, drawn: 0 });
  });

  it('forgets what is older, and is still when nothing comes', () => {
    const flow = new FlowMeter();
    for (let atMs = 0; atMs <= 60_000; atMs += 33) {
      flow.move(5, 5);
      flow.add(counts({ attempts: atMs }), atMs);
    }
    expect(flow.flowAt(60_000).moves).toBeLessThan(170);
    expect(flow.flowAt(90_000)).toEqual(NO_FLOW);
  });
});
