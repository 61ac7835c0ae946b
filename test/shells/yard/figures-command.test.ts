import { expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { RunFigures } from '#contract/run-figures';
import { LESSON_WORKLOAD } from '#contract/workload';
import { makeYard } from '../../support/hosted-yard';

it('tells the run in figures, as its books do', async () => {
  const { yard, clock } = makeYard();
  const ask = async () => (await yard.handle({ command: 'figures' })) as Reply<RunFigures>;
  const before = await ask();
  expect(before).toMatchObject({ ok: true, value: { run: yard.feed.run, accepted: { open: 0, closed: 0 } } });
  await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 40 } });
  clock.advanceTo(300_000);
  const after = await ask();
  if (!after.ok) throw new Error('figures were refused');
  const { succeeded, failed, timedOut, attempts } = yard.feed.counts;
  expect(succeeded + failed + timedOut).toBe(40);
  expect(after.value.response.open).toMatchObject({
    all: { n: 40 },
    succeeded: { n: succeeded },
    failed: { n: failed },
    timedOut: { n: timedOut },
  });
  expect(after.value.service.all.n).toBe(attempts);
  expect(after.value.bottleneck.waitingForLane).toBeGreaterThan(0.5);
});

it('tells of a new run alone once one has begun', async () => {
  const { yard, clock } = makeYard();
  await yard.handle({ command: 'submit', workload: LESSON_WORKLOAD });
  clock.advanceTo(60_000);
  await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
  clock.advanceTo(61_000);
  await yard.handle({ command: 'start' });
  expect(await yard.handle({ command: 'figures' })).toMatchObject({
    ok: true,
    value: { run: yard.feed.run, accepted: { open: 0, closed: 0 }, wait: { n: 0 } },
  });
});
