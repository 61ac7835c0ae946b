import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { Reply } from '#contract/problem';
import type { RunFigures } from '#contract/run-figures';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import { makeYard } from '../../support/hosted-yard';

const CLOSED: Workload = {
  ...LESSON_WORKLOAD,
  count: 200,
  mix: { normal: 1, unstable: 0, slow: 0, failing: 0 },
  arrivals: { kind: 'closed', inFlight: 2 },
};

it('runs in the yard, and is told apart from what arrives by itself', async () => {
  const { yard, clock } = makeYard();
  await yard.handle({ command: 'change-limits', patch: { ...DEFAULT_LIMITS, workers: 4 } });
  expect(await yard.handle({ command: 'submit', workload: CLOSED })).toMatchObject({
    ok: true,
    value: { accepted: 2, toSubmit: 198 },
  });
  await yard.handle({ command: 'submit', workload: { ...CLOSED, count: 5, arrivals: { kind: 'burst' } } });
  clock.advanceTo(200_000);
  expect(yard.submissions.toSubmit).toBe(0);
  const figures = (await yard.handle({ command: 'figures' })) as Reply<RunFigures>;
  expect(figures).toMatchObject({
    ok: true,
    value: {
      accepted: { open: 5, closed: 200 },
      response: { open: { all: { n: 5 } }, closed: { all: { n: 200 } } },
    },
  });
  expect(yard.feed.state().metrics).toMatchObject({
    accepted: { open: 5, closed: 200 },
    response: { n: 5 },
    closedResponse: { n: 200 },
  });
});

it('is a task like any other once somebody submits it again', async () => {
  const { yard, clock } = makeYard();
  await yard.handle({ command: 'submit', workload: { ...CLOSED, count: 1 } });
  clock.advanceTo(1_000);
  const target = { kind: 'tasks', tasks: [1] };
  await yard.handle({ command: 'resubmit', run: yard.feed.run, target });
  expect(yard.feed.state().metrics.accepted).toEqual({ open: 1, closed: 1 });
});

it('ends with its run: what it had not handed in never will be', async () => {
  const { yard, clock } = makeYard();
  await yard.handle({ command: 'submit', workload: CLOSED });
  clock.advanceTo(1_000);
  await yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
  clock.advanceTo(5_000);
  expect(yard.scheduler.phase).toBe('stopped');
  const { accepted, rejected } = yard.feed.counts;
  expect(rejected).toBe(0);
  expect(yard.submissions.neverSubmitted).toBe(200 - accepted);
});
