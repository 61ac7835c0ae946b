import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSED_PAUSE_MS } from '../../src-main/workloads/closed-pace';
import { ClosedLoopRig } from '../support/closed-loop-rig';

const ONE_TRY = { maxAttempts: 1, attemptTimeoutMs: null } as const;

describe('a closed loop', () => {
  it('has so many in flight, and the next arrives when one of them has settled', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 2, count: 5 },
      limits: { ...ONE_TRY, workers: 4 },
      script: (index) => ({ runsMs: index === 0 ? 100 : 30 }),
    });
    rig.submitter.start();
    rig.clock.runAll();
    // One place is taken by the long one, the other by all the rest in turn.
    expect(rig.arrivals()).toEqual(['0', '0', '30', '60', '90']);
    expect(rig.submitter).toMatchObject({ isDone: true, accepted: 5, abandoned: 0 });
    expect(rig.mostPending).toBe(2);
    const submitted = rig.events.filter((event) => event.type === 'task-submitted');
    expect(submitted.every(({ loop }) => loop === 'closed')).toBe(true);
  });

  it('waits through retries: a task is in flight until it has settled', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 1, count: 2 },
      limits: { maxAttempts: 2, backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 } },
      script: () => ({ runsMs: 10, failAttempts: 1 }),
    });
    rig.submitter.start();
    rig.clock.runAll();
    expect(rig.arrivals()).toEqual(['0', '120']);
  });

  it('goes on when a task is timed out or cancelled', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 1, count: 3 },
      limits: { ...ONE_TRY, attemptTimeoutMs: 50 },
      script: (index) => ({ runsMs: index === 2 ? 10 : null }),
    });
    rig.submitter.start();
    rig.clock.advanceTo(20);
    rig.scheduler.cancel({ kind: 'yard' });
    rig.clock.runAll();
    expect(rig.arrivals()).toEqual(['0', '20', '70']);
  });

  it('has as many in flight after all were cancelled at once', () => {
    const rig = new ClosedLoopRig({ inFlight: 8, count: 1_000, script: () => ({ runsMs: null }) });
    rig.submitter.start();
    rig.clock.advanceTo(10);
    expect(rig.scheduler.cancel({ kind: 'yard' })).toBe(8);
    rig.clock.advanceTo(11);
    expect(rig.submitter.accepted).toBe(16);
    expect(rig.mostPending).toBe(8);
  });

  it('takes what settles while it is being handed in', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 2, count: 50 },
      limits: { ...ONE_TRY, workers: 2 },
      script: () => ({ runsMs: 0 }),
    });
    rig.submitter.start();
    rig.clock.runAll();
    expect(rig.submitter).toMatchObject({ isDone: true, accepted: 50 });
    expect(rig.countOf('task-settled')).toBe(50);
  });

  it('hands nothing in while dispatch is held and all places are taken, and goes on afterwards', () => {
    const rig = new ClosedLoopRig({ inFlight: 3, count: 6 });
    rig.scheduler.holdDispatch(true);
    rig.submitter.start();
    rig.clock.advanceTo(5_000);
    expect(rig.submitter.accepted).toBe(3);
    rig.scheduler.holdDispatch(false);
    rig.clock.runAll();
    expect(rig.submitter.accepted).toBe(6);
  });

  it('ends with the shutdown, without what it had not handed in', () => {
    const script = (index: number) => ({ runsMs: index === 0 ? 500 : 10 });
    const rig = new ClosedLoopRig({ inFlight: 3, count: 100, script });
    rig.submitter.start();
    rig.clock.advanceTo(25);
    rig.scheduler.requestShutdown('finish-all', null);
    rig.clock.runAll();
    expect(rig.scheduler.phase).toBe('stopped');
    const { isDone, accepted, abandoned, rejected, reason } = rig.submitter;
    expect([isDone, reason, rejected]).toEqual([true, 'shutdown', 1]);
    expect(accepted + abandoned + rejected).toBe(100);
  });

  it('hands in no more once it is stopped', () => {
    const rig = new ClosedLoopRig({ inFlight: 3, count: 100 });
    rig.submitter.start();
    rig.submitter.stop();
    rig.clock.runAll();
    expect(rig.submitter).toMatchObject({ accepted: 3, abandoned: 97, isDone: true });
  });
});

describe('a closed loop before a full queue', () => {
  const FULL = { ...ONE_TRY, workers: 1, queueCapacity: 1 } as const;

  it('that blocks waits for room, and its tasks were due when their places became free', () => {
    const rig = new ClosedLoopRig({ inFlight: 3, count: 5, limits: { ...FULL, overflow: 'block' } });
    rig.submitter.start();
    rig.clock.runAll();
    expect(rig.arrivals()).toEqual(['0', '0', '10 due 0', '20 due 10', '30 due 20']);
  });

  it('that rejects stops at the first refusal, until one of its own has ended', () => {
    const rig = new ClosedLoopRig({ inFlight: 4, count: 8, limits: { ...FULL, overflow: 'reject' } });
    rig.submitter.start();
    rig.clock.advanceTo(9);
    expect(rig.arrivals()).toEqual(['0', '0', '0 refused']);
    rig.clock.runAll();
    expect(rig.submitter.accepted + rig.submitter.rejected).toBe(8);
    expect(rig.submitter.isDone).toBe(true);
    // Never more than one refusal for each end.
    expect(rig.submitter.rejected).toBeLessThanOrEqual(rig.submitter.accepted);
  });

  it('of others tries again now and then: it neither stalls nor spins', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 4, count: 1_000 },
      limits: { ...FULL, overflow: 'reject' },
    });
    for (const name of ['theirs', 'theirs too']) {
      const body = { executor: 'inline', body: 'script', payload: { runsMs: 950, failAttempts: 0 } } as const;
      rig.scheduler.submit({ name, kind: 'script', priority: 'medium', body });
    }
    rig.submitter.start();
    rig.clock.advanceTo(900);
    expect(rig.submitter.accepted).toBe(0);
    expect(rig.submitter.rejected).toBe(1 + 900 / REFUSED_PAUSE_MS);
    rig.clock.advanceTo(3_000);
    expect(rig.submitter.accepted).toBeGreaterThan(50);
  });

  it('that drops the oldest does not drop its way through all that is to come', () => {
    const rig = new ClosedLoopRig({
      ...{ inFlight: 4, count: 1_000 },
      limits: { ...FULL, overflow: 'drop-oldest' },
      script: () => ({ runsMs: 50 }),
    });
    rig.submitter.start();
    rig.clock.advanceTo(1_000);
    const { accepted } = rig.submitter;
    // Twenty could run; with each, at most one takes another's place.
    expect(accepted).toBeGreaterThanOrEqual(20);
    expect(accepted).toBeLessThanOrEqual(60);
  });
});

describe('whatever happens to a closed loop', () => {
  it('never has more in flight than it may, loses none, and comes to its end', () => {
    const step = fc.record({
      atMs: fc.integer({ min: 0, max: 600 }),
      what: fc.constantFrom('hold', 'release', 'cancel', 'fewer', 'more', 'small-queue', 'no-queue'),
    });
    const given = fc.record({
      inFlight: fc.integer({ min: 1, max: 8 }),
      count: fc.integer({ min: 1, max: 60 }),
      workers: fc.integer({ min: 1, max: 4 }),
      queueCapacity: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      overflow: fc.constantFrom('block', 'reject', 'drop-oldest'),
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      runs: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }),
      fails: fc.integer({ min: 0, max: 2 }),
      steps: fc.array(step, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(given, ({ inFlight, count, runs, fails, steps, ...limits }) => {
        const rig = new ClosedLoopRig({
          ...{ inFlight, count, limits },
          script: (index) => ({ runsMs: runs[index % runs.length] as number, failAttempts: fails }),
        });
        const change = (some: object) => rig.scheduler.changeLimits({ ...rig.scheduler.limits, ...some });
        for (const { atMs, what } of steps) {
          rig.clock.at(atMs, () => {
            if (what === 'hold' || what === 'release') rig.scheduler.holdDispatch(what === 'hold');
            else if (what === 'cancel') rig.scheduler.cancel({ kind: 'yard' });
            else if (what === 'fewer') change({ workers: 1 });
            else if (what === 'more') change({ workers: 6 });
            else change({ queueCapacity: what === 'no-queue' ? null : 1 });
          });
        }
        rig.clock.at(700, () => rig.scheduler.holdDispatch(false));
        rig.submitter.start();
        rig.clock.runAll();
        expect(rig.submitter.isDone).toBe(true);
        expect(rig.submitter.accepted + rig.submitter.rejected).toBe(count);
        expect(rig.countOf('task-settled')).toBe(rig.submitter.accepted);
        // A task that drops another is in for a moment before that is out.
        expect(rig.mostPending).toBeLessThanOrEqual(inFlight);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 500) },
    );
  });
});
