import { expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import { LEAVE_GRACE_MS, Leaving } from '../../../src-main/shells/yard/leaving';
import { makeYard } from '../../support/hosted-yard';

/** A yard with tasks that would run five seconds without a timeout, and somebody who wants to leave. */
async function rig(ignoresCancel = false) {
  const { yard, clock } = makeYard();
  const workload = {
    ...LESSON_WORKLOAD,
    mix: { normal: 0, unstable: 0, slow: 1, failing: 0 },
    ignoresCancel,
  };
  yard.scheduler.changeLimits({ ...yard.scheduler.limits, attemptTimeoutMs: null });
  await yard.handle({ command: 'submit', workload });
  const journal: string[] = [];
  const leaving = new Leaving(yard, () => journal.push(`left at ${clock.now()}`));
  const passTo = async (atMs: number) => {
    clock.advanceTo(atMs);
    // The yard's word that it has stopped arrives after its last event.
    await Promise.resolve();
    await Promise.resolve();
  };
  return { yard, clock, leaving, journal, passTo };
}

it('lets running tasks end first, and leaves once', async () => {
  const { yard, leaving, journal, passTo } = await rig();
  await passTo(1_000);
  expect(leaving.request('quit')).toBe(1);
  await passTo(4_999);
  expect(journal).toEqual([]);
  expect(leaving.isFree).toBe(false);
  await passTo(20_000);
  expect(journal).toEqual(['left at 20000']);
  expect(leaving.isFree).toBe(true);
  expect(yard.scheduler.counts).toMatchObject({ succeeded: 3, cancelled: 7 });
  leaving.request('quit');
  expect(journal).toHaveLength(1);
});

it('cancels what runs when it is asked again', async () => {
  const { yard, leaving, journal, passTo } = await rig();
  await passTo(1_000);
  expect([leaving.request('quit'), leaving.request('quit')]).toEqual([1, 2]);
  await passTo(1_000);
  expect(journal).toEqual(['left at 1000']);
  expect(yard.scheduler.counts).toMatchObject({ succeeded: 0, cancelled: 10 });
});

it('can say which lanes hang when work does not stop', async () => {
  const { yard, leaving, journal, passTo } = await rig(true);
  await passTo(1_000);
  leaving.request('quit');
  leaving.request('quit');
  expect(leaving.request('quit')).toBe(3);
  await passTo(1_000);
  expect(journal).toEqual([]);
  expect(yard.hangingLanes()).toEqual([1, 2, 3]);
});

it('leaves a yard that has stopped at once', async () => {
  const { yard, leaving, journal, passTo } = await rig();
  await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
  leaving.request('quit');
  await passTo(0);
  expect(journal).toEqual(['left at 0']);
  expect(LEAVE_GRACE_MS).toBe(10_000);
});
