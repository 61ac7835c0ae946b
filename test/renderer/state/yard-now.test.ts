import { describe, expect, it } from 'vitest';
import { yardNow } from '../../../src-renderer/state/yard-now';
import { counts, FakeYard, snapshot, view } from '../fake-yard';

const BUSY = { counts: counts({ accepted: 1, running: 1 }) };

describe("the yard's time as a window shows it", () => {
  it('never goes back while work is pending', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...BUSY, atMs: 1_000 }));
    fake.hostNowMs = 90;
    expect(yardNow(yard)).toBe(1_090);
    fake.send(snapshot({ ...BUSY, atMs: 1_070 }));
    expect(yardNow(yard)).toBe(1_090);
    fake.send(snapshot({ atMs: 1_100, view: view({ atMs: 1_080 }) }));
    expect(yardNow(yard)).toBe(1_080);
  });

  it('begins anew with a run', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...BUSY, atMs: 600_000 }));
    expect(yardNow(yard)).toBe(600_000);
    fake.send(snapshot({ ...BUSY, run: 2, atMs: 5 }));
    expect(yardNow(yard)).toBe(5);
  });

  it('is set right when the clock is paused: what was guessed on before does not stand', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...BUSY, atMs: 10_000, clock: { speed: 10, paused: false } }));
    fake.hostNowMs = 45;
    expect(yardNow(yard)).toBe(10_450);
    fake.send(snapshot({ ...BUSY, atMs: 10_050, clock: { speed: 10, paused: true } }));
    expect(yardNow(yard)).toBe(10_050);
    fake.hostNowMs = 60_000;
    expect(yardNow(yard)).toBe(10_050);
  });

  it('is set right when the clock goes slower', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...BUSY, atMs: 10_000, clock: { speed: 10, paused: false } }));
    fake.hostNowMs = 45;
    expect(yardNow(yard)).toBe(10_450);
    fake.send(snapshot({ ...BUSY, atMs: 10_050, clock: { speed: 0.1, paused: false } }));
    fake.hostNowMs = 145;
    expect(yardNow(yard)).toBe(10_060);
  });

  it('stands where it was when the connection is lost', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ ...BUSY, atMs: 1_000 }));
    fake.hostNowMs = 90;
    expect(yardNow(yard)).toBe(1_090);
    fake.become({ kind: 'lost', tries: 1 });
    fake.hostNowMs = 5_000;
    expect(yardNow(yard)).toBe(1_090);
  });
});
