import { describe, expect, it } from 'vitest';
import { bottleneckBrief, bottleneckText } from '#contract/bottleneck-text';
import type { Bottleneck } from '#contract/run-figures';

const ALL_KEPT: Bottleneck = {
  spanMs: 10_000,
  lanesBusy: 0.4,
  lanesHeld: 0,
  waitingForLane: 0,
  waitingForToken: 0,
  dispatchHeld: 0,
  keepingUp: 1,
};
const OPEN = { open: 100, closed: 0 };

const textOf = (some: Partial<Bottleneck>, accepted = OPEN) =>
  bottleneckText({ accepted, bottleneck: { ...ALL_KEPT, ...some } });

describe('the line of the bottleneck', () => {
  it('says so where there is nothing to tell', () => {
    expect(bottleneckText({ accepted: { open: 0, closed: 0 }, bottleneck: null })).toBe(
      'Nothing has run yet.',
    );
    expect(textOf({ spanMs: 0 }, { open: 0, closed: 0 })).toBe('Nothing has run yet.');
    expect(bottleneckText({ accepted: OPEN, bottleneck: null })).toBe('Nothing is pending.');
    expect(textOf({ spanMs: 0 })).toBe('No time has passed yet.');
  });

  it('names lanes with how busy they were, and what else held them', () => {
    const saturated = { lanesBusy: 0.99, waitingForLane: 0.93, keepingUp: 0.07 };
    expect(textOf(saturated)).toBe(
      'Lanes are the bottleneck: busy 99 %, tasks waited for one 93 % of the time.',
    );
    expect(textOf({ ...saturated, lanesBusy: 0.6, lanesHeld: 0.39 })).toBe(
      'Lanes are the bottleneck: busy 60 %, held for retries 39 %, tasks waited for one 93 % of the time.',
    );
  });

  it('names tokens, a held dispatch, and arrivals', () => {
    expect(textOf({ lanesBusy: 0.17, waitingForToken: 0.83, keepingUp: 0.17 })).toBe(
      'Tokens are the bottleneck: tasks waited for one 83 % of the time, lanes busy 17 %.',
    );
    expect(textOf({ dispatchHeld: 0.7, keepingUp: 0.3 })).toBe(
      'Dispatch is the bottleneck: it was held 70 % of the time while tasks could have started.',
    );
    expect(textOf({ waitingForLane: 0.02, keepingUp: 0.98 })).toBe(
      'Arrivals are the bottleneck: the yard kept up 98 % of the time, lanes busy 40 %.',
    );
  });

  it('names the closed loop where nothing came otherwise: no more was in flight', () => {
    expect(textOf({ lanesBusy: 0.995 }, { open: 0, closed: 50 })).toBe(
      'The closed loop is the bottleneck: the yard kept up 100 % of the time, lanes busy 99 %.',
    );
    expect(textOf({}, { open: 1, closed: 50 })).toContain('Arrivals are the bottleneck');
  });

  it('names none where none lacked for most of the time', () => {
    expect(textOf({ waitingForLane: 0.4, waitingForToken: 0.35, dispatchHeld: 0.01, keepingUp: 0.24 })).toBe(
      'There is no one bottleneck: tasks waited for a lane 40 %, tasks waited for a token 35 %, the yard kept up 24 % of the time.',
    );
  });

  it('rounds nothing to all or to nothing', () => {
    expect(textOf({ lanesBusy: 0.9999, waitingForLane: 0.9999, keepingUp: 0.0001 })).toContain('busy 99 %');
    expect(textOf({ lanesBusy: 0.0001 })).toContain('lanes busy < 1 %');
    expect(textOf({ lanesBusy: 0 })).toContain('lanes busy 0 %');
  });
});

describe('the bottleneck in a few words', () => {
  const briefOf = (some: Partial<Bottleneck>, accepted = OPEN) =>
    bottleneckBrief({ accepted, bottleneck: { ...ALL_KEPT, ...some } });

  it('is what holds up, and by how much', () => {
    expect(briefOf({ lanesBusy: 0.99, waitingForLane: 0.93, keepingUp: 0.07 })).toBe('lanes busy 99 %');
    expect(briefOf({ waitingForToken: 0.83, keepingUp: 0.17 })).toBe('waiting for tokens 83 % of the time');
    expect(briefOf({ dispatchHeld: 0.7, keepingUp: 0.3 })).toBe('dispatch held 70 % of the time');
    expect(briefOf({})).toBe('arrivals, kept up 100 % of the time');
    expect(briefOf({}, { open: 0, closed: 1 })).toBe('the closed loop, kept up 100 % of the time');
    expect(briefOf({ waitingForLane: 0.4, waitingForToken: 0.4, keepingUp: 0.2 })).toBe('none alone');
  });

  it('is a dash where there is nothing to tell', () => {
    expect(briefOf({ spanMs: 0 })).toBe('–');
    expect(bottleneckBrief({ accepted: OPEN, bottleneck: null })).toBe('–');
    expect(briefOf({}, { open: 0, closed: 0 })).toBe('–');
  });
});
