import { afterEach, describe, expect, inject, it } from 'vitest';
import { NO_FAULTS } from '#contract/target';
import { BuiltInTarget } from '../../src-main/target/built-in-target';

const targets: BuiltInTarget[] = [];

afterEach(async () => {
  for (const target of targets.splice(0)) await target.close();
});

function makeTarget(path = inject('targetThreadPath')): BuiltInTarget {
  const target = new BuiltInTarget({ threadPath: path, drawSeed: () => 1 });
  targets.push(target);
  return target;
}

describe('the built-in test server on its thread', () => {
  it('is not there before it is needed, and started once', async () => {
    const target = makeTarget();
    expect(target.state()).toEqual({
      url: null,
      faults: NO_FAULTS,
      isOut: false,
      requests: 0,
      failed: 0,
      dropped: 0,
    });
    const [one, other] = await Promise.all([target.start(), target.start()]);
    expect(other).toBe(one);
    expect(target.state().url).toBe(one);
    expect((await fetch(one)).status).toBe(200);
    expect(target.state().requests).toBe(1);
  });

  it('takes faults before it starts, and while it runs', async () => {
    const target = makeTarget();
    expect(target.setFaults({ bodyBytes: 5 }).faults).toEqual({ ...NO_FAULTS, bodyBytes: 5 });
    const url = await target.start();
    expect(await (await fetch(url)).text()).toBe('Switc');
    target.setFaults({ failureRate: 1 });
    await expect.poll(async () => (await fetch(url)).status).toBe(500);
    expect(target.state()).toMatchObject({ faults: { bodyBytes: 5, failureRate: 1 } });
    expect(target.state().failed).toBeGreaterThan(0);
  });

  it('says that it is out, and drops who comes then', async () => {
    const target = makeTarget();
    target.setFaults({ outage: { everyMs: 1_000, lengthMs: 1_000 } });
    const url = await target.start();
    await expect(fetch(url)).rejects.toThrow();
    expect(target.state()).toMatchObject({ isOut: true, requests: 1, dropped: 1 });
  });

  it('goes on with an outage that is set while other faults are changed', async () => {
    const target = makeTarget();
    target.setFaults({ outage: { everyMs: 100, lengthMs: 50 } });
    await target.start();
    const wasOut = new Set<boolean>();
    await expect
      .poll(() => wasOut.add(target.setFaults({ latencyMs: wasOut.size }).isOut).size, { interval: 1 })
      .toBe(2);
  });

  it('is gone once it is closed, and starts anew with the faults as they are', async () => {
    const target = makeTarget();
    target.setFaults({ bodyBytes: 3 });
    const url = await target.start();
    await target.close();
    await expect(fetch(url)).rejects.toThrow();
    expect(target.state().url).toBeNull();
    expect(await (await fetch(await target.start())).text()).toBe('Swi');
  });

  it('says why it cannot start, and tries again at the next need', async () => {
    const target = makeTarget('/nowhere/target-thread.js');
    await expect(target.start()).rejects.toThrow(/the built-in test server cannot start: .*nowhere/);
    expect(target.state().url).toBeNull();
    await expect(target.start()).rejects.toThrow('cannot start');
  });
});
