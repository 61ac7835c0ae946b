import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import type { Bottleneck } from '#contract/run-figures';
import type { TaskEvent } from '#contract/task-event';
import { BottleneckFold } from '../../src-main/feed/bottleneck-fold';
import { YardRig } from '../support/yard-rig';

const ONE_LANE: Partial<Limits> = { workers: 1, maxAttempts: 1, attemptTimeoutMs: null };

function foldOf(rig: YardRig): BottleneckFold {
  const fold = new BottleneckFold(rig.header, true);
  for (const event of rig.events) fold.add(event);
  return fold;
}

/** Where the time went by then, in milliseconds, rounded to the log's grid. */
function spent(rig: YardRig, atMs = rig.clock.now()): Record<string, number> {
  const { spanMs, lanesBusy, lanesHeld, ...shares } = foldOf(rig).shares(atMs);
  const told: Record<string, number> = {};
  for (const [name, share] of Object.entries(shares)) {
    if (share > 1e-9) told[name] = Math.round(share * spanMs * 1000) / 1000;
  }
  return told;
}

function lanesOf({ lanesBusy, lanesHeld }: Bottleneck): { busy: number; held: number } {
  return { busy: Number(lanesBusy.toFixed(6)), held: Number(lanesHeld.toFixed(6)) };
}

describe('the span', () => {
  it('is nothing before the first task', () => {
    const rig = new YardRig(ONE_LANE);
    rig.clock.advanceTo(5_000);
    expect(foldOf(rig).shares(5_000)).toEqual({
      spanMs: 0,
      lanesBusy: 0,
      lanesHeld: 0,
      waitingForLane: 0,
      waitingForToken: 0,
      dispatchHeld: 0,
      keepingUp: 1,
    });
  });

  it('reaches from the first task to now while work is pending, and then to the last end', () => {
    const rig = new YardRig(ONE_LANE);
    rig.at(1_000, () => rig.submit({ runsMs: 300 }));
    rig.clock.advanceTo(1_200);
    expect(foldOf(rig).shares(1_200).spanMs).toBe(200);
    rig.clock.advanceTo(9_000);
    expect(foldOf(rig).shares(9_000).spanMs).toBe(300);
    expect(lanesOf(foldOf(rig).shares(9_000))).toEqual({ busy: 1, held: 0 });
  });

  it('takes in a silence once another task has come', () => {
    const rig = new YardRig(ONE_LANE);
    rig.submit({ runsMs: 100 });
    rig.at(900, () => rig.submit({ runsMs: 100 }));
    rig.clock.advanceTo(5_000);
    expect(foldOf(rig).shares(5_000).spanMs).toBe(1_000);
    expect(spent(rig)).toEqual({ keepingUp: 1_000 });
    expect(foldOf(rig).shares(5_000).lanesBusy).toBeCloseTo(0.2);
  });
});

describe('what tasks waited for', () => {
  it('is a lane where all are busy', () => {
    const rig = new YardRig(ONE_LANE);
    for (let task = 0; task < 100; task++) rig.submit({ runsMs: 10 });
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ waitingForLane: 990, keepingUp: 10 });
    expect(lanesOf(foldOf(rig).shares(1_000))).toEqual({ busy: 1, held: 0 });
  });

  it('is a token where lanes are free and the bucket is empty', () => {
    const rig = new YardRig({ ...ONE_LANE, rate: { perSecond: 5, burst: 1 } });
    for (let task = 0; task < 6; task++) rig.submit({ runsMs: 34 });
    rig.clock.runAll();
    // Five times 200 ms to the next token, of which 34 ms had no lane.
    expect(spent(rig)).toEqual({ waitingForToken: 830, waitingForLane: 170, keepingUp: 34 });
  });

  it('is a token too for a retry that has its lane', () => {
    const rig = new YardRig({
      ...ONE_LANE,
      maxAttempts: 2,
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
      backoffLane: 'hold',
      rate: { perSecond: 1, burst: 1 },
    });
    rig.submit({ runsMs: 0, failAttempts: 1 });
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ keepingUp: 100, waitingForToken: 900 });
    expect(lanesOf(foldOf(rig).shares(1_000))).toEqual({ busy: 0, held: 1 });
  });

  it('is nothing for a retry that needs no token', () => {
    const rig = new YardRig({
      ...ONE_LANE,
      maxAttempts: 2,
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
      rate: { perSecond: 1, burst: 1 },
      retriesSpendTokens: false,
    });
    rig.submit({ runsMs: 50, failAttempts: 1 });
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ keepingUp: 200 });
  });

  it('is a lane for a retry whose time has come, from then on', () => {
    const rig = new YardRig({
      ...ONE_LANE,
      maxAttempts: 2,
      backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
    });
    rig.submit({ runsMs: 50, failAttempts: 1 });
    rig.submit({ runsMs: 500 });
    rig.clock.runAll();
    // The second waits 50 ms for the first, which waits from 150 to 550 for the second.
    expect(spent(rig)).toEqual({ waitingForLane: 450, keepingUp: 150 });
  });

  it('is leave to start where dispatch was held', () => {
    const rig = new YardRig(ONE_LANE);
    rig.scheduler.holdDispatch(true);
    rig.submit({ runsMs: 100 });
    rig.at(700, () => rig.scheduler.holdDispatch(false));
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ dispatchHeld: 700, keepingUp: 100 });
  });

  it('is a token first, and leave to start once that has come and dispatch is held', () => {
    const rig = new YardRig({ ...ONE_LANE, rate: { perSecond: 1, burst: 1 } });
    rig.submit({ runsMs: 0 });
    rig.submit({ runsMs: 0 });
    rig.at(500, () => rig.scheduler.holdDispatch(true));
    rig.at(4_000, () => rig.scheduler.holdDispatch(false));
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ waitingForToken: 1_000, dispatchHeld: 3_000 });
  });

  it('is still a token where the timer for it is late', () => {
    const rig = new YardRig({ ...ONE_LANE, rate: { perSecond: 10, burst: 1 } });
    rig.submit({ runsMs: 0 });
    rig.submit({ runsMs: 0 });
    rig.clock.runAll();
    const late = rig.events.map((event): TaskEvent => (event.atMs < 100 ? event : { ...event, atMs: 140 }));
    const fold = new BottleneckFold(rig.header);
    for (const event of late) fold.add(event);
    expect(fold.shares(140)).toMatchObject({ waitingForToken: 1, dispatchHeld: 0 });
  });

  it('is not what a yard with other limits would have lacked: it goes by those that held', () => {
    const rig = new YardRig({ ...ONE_LANE, rate: { perSecond: 1, burst: 1 } });
    for (let task = 0; task < 3; task++) rig.submit({ runsMs: 100 });
    rig.at(400, () => rig.change({ rate: null }));
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ waitingForLane: 200, waitingForToken: 300, keepingUp: 100 });
  });
});

describe('ghosts', () => {
  const TIMED = { ...ONE_LANE, attemptTimeoutMs: 100 };

  it('occupy their lane until they have stopped', () => {
    const rig = new YardRig(TIMED);
    rig.submit({ runsMs: null, stopsAfterMs: 400 });
    rig.submit({ runsMs: 50 });
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ waitingForLane: 500, keepingUp: 50 });
    expect(lanesOf(foldOf(rig).shares(550))).toEqual({ busy: 1, held: 0 });
  });

  it('are taken for what they are while they last, if anything waits for their lane', () => {
    const rig = new YardRig(TIMED);
    rig.submit({ runsMs: null, stopsAfterMs: 400 });
    rig.submit({ runsMs: 50 });
    rig.clock.advanceTo(300);
    expect(spent(rig)).toEqual({ waitingForLane: 300 });
    expect(lanesOf(foldOf(rig).shares(300))).toEqual({ busy: 1, held: 0 });
  });

  it('are no ghosts where a body stopped at its verdict', () => {
    const rig = new YardRig(TIMED);
    rig.submit({ runsMs: null, stopsAfterMs: 0 });
    rig.at(300, () => rig.submit({ runsMs: 100 }));
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ keepingUp: 400 });
    expect(lanesOf(foldOf(rig).shares(400))).toEqual({ busy: 0.5, held: 0 });
  });

  it('keep tasks from a lane, not from a token, as is known once they have stopped', () => {
    const rig = new YardRig({ ...TIMED, rate: { perSecond: 1, burst: 1 } });
    rig.submit({ runsMs: null, stopsAfterMs: 600 });
    rig.submit({ runsMs: 50 });
    rig.clock.advanceTo(500);
    expect(spent(rig)).toEqual({ waitingForLane: 100, waitingForToken: 400 });
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ waitingForLane: 700, waitingForToken: 300, keepingUp: 50 });
  });

  it('keep a retry that needs no token from its lane, while what is queued lacks one and another lane is clear', () => {
    const rig = new YardRig({
      ...{ workers: 2, maxAttempts: 2, attemptTimeoutMs: 100 },
      ...{ backoff: { kind: 'none', baseMs: 0, maxMs: 0 }, backoffLane: 'hold' },
      ...{ rate: { perSecond: 1, burst: 2 }, retriesSpendTokens: false },
    });
    rig.submit({ runsMs: null, stopsAfterMs: 0 }, { own: { maxAttempts: 1 } });
    rig.submit({ runsMs: null, stopsAfterMs: 300 });
    rig.submit({ runsMs: 50 });
    rig.clock.advanceTo(1_050);
    expect(spent(rig)).toEqual({ waitingForLane: 100, waitingForToken: 900, keepingUp: 50 });
  });

  it('are taken back where a held yard shows that the lane was clear', () => {
    const rig = new YardRig(TIMED);
    rig.submit({ runsMs: null, stopsAfterMs: 0 });
    rig.at(50, () => rig.scheduler.holdDispatch(true));
    rig.at(200, () => rig.submit({ runsMs: 100 }));
    rig.at(500, () => rig.scheduler.holdDispatch(false));
    rig.clock.runAll();
    expect(spent(rig)).toEqual({ dispatchHeld: 300, keepingUp: 300 });
    expect(foldOf(rig).shares(600).lanesBusy).toBeCloseTo(200 / 600);
  });

  it('on a held lane are work, not waiting', () => {
    const rig = new YardRig({
      ...TIMED,
      maxAttempts: 2,
      backoff: { kind: 'fixed', baseMs: 50, maxMs: 50 },
      backoffLane: 'hold',
    });
    rig.submit({ runsMs: null, stopsAfterMs: 300 });
    rig.clock.advanceTo(450);
    const shares = foldOf(rig).shares(450);
    // From 150 to 400 the retry was due, and its lane had the ghost of the first attempt on it.
    expect(spent(rig, 450)).toEqual({ keepingUp: 200, waitingForLane: 250 });
    expect(lanesOf(shares)).toEqual({ busy: 1, held: 0 });
  });
});

describe('the last five seconds', () => {
  it('are null where nothing was pending in them', () => {
    const rig = new YardRig(ONE_LANE);
    rig.submit({ runsMs: 100 });
    rig.clock.runAll();
    const fold = foldOf(rig);
    expect(fold.recentShares(3_000)?.lanesBusy).toBeCloseTo(100 / 3_000);
    expect(fold.recentShares(20_000)).toBeNull();
  });

  it('forget what came before', () => {
    const rig = new YardRig(ONE_LANE);
    for (let task = 0; task < 100; task++) rig.submit({ runsMs: 100 });
    rig.at(20_000, () => rig.submit({ runsMs: 2_000 }));
    const fold = new BottleneckFold(rig.header, true);
    const recent: (Bottleneck | null)[] = [];
    let seen = 0;
    for (const atMs of [9_000, 22_000]) {
      rig.clock.advanceTo(atMs);
      for (const event of rig.events.slice(seen)) fold.add(event);
      seen = rig.events.length;
      recent.push(fold.recentShares(atMs));
    }
    expect(recent[0]).toMatchObject({ lanesBusy: 1, waitingForLane: 1 });
    expect(recent[1]).toMatchObject({ spanMs: 4_750, waitingForLane: 0, keepingUp: 1 });
    expect(recent[1]?.lanesBusy).toBeCloseTo(2_000 / 4_750);
  });

  it('cost the same after a silence of weeks', () => {
    const rig = new YardRig(ONE_LANE);
    const weeksMs = 2_000_000_000;
    rig.submit({ runsMs: weeksMs });
    rig.clock.advanceTo(weeksMs - 1);
    expect(foldOf(rig).recentShares(weeksMs - 1)).toMatchObject({ lanesBusy: 1, keepingUp: 1 });
  });
});

it('is of the whole run, whenever it is asked', () => {
  const rig = new YardRig({ ...DEFAULT_LIMITS, rate: { perSecond: 20, burst: 3 } });
  for (let task = 0; task < 40; task++) rig.submit({ runsMs: 130, failAttempts: task % 3 });
  rig.clock.runAll();
  const fold = new BottleneckFold(rig.header, true);
  for (const event of rig.events) {
    fold.shares(event.atMs);
    fold.recentShares(event.atMs);
    fold.add(event);
  }
  const endMs = rig.clock.now();
  const asked = fold.shares(endMs);
  for (const [name, share] of Object.entries(foldOf(rig).shares(endMs))) {
    expect(asked[name as keyof Bottleneck]).toBeCloseTo(share, 9);
  }
});
