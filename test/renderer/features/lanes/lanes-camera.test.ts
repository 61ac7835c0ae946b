import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../../src-renderer/canvas/time-span';
import { LanesCamera } from '../../../../src-renderer/features/lanes/lanes-camera';

const runTo = (toMs: number) => ({ fromMs: 0, toMs });

/** A camera whose moves take the time that the test says. */
function camera() {
  const host = { nowMs: 0 };
  const looking = new LanesCamera(() => host.nowMs);
  return { looking, host };
}

describe('the camera of the lanes', () => {
  it('follows now from the beginning', () => {
    const { looking } = camera();
    expect(looking.spanOf(runTo(600_000)).toMs).toBeGreaterThan(600_000);
    expect(looking.spanOf(runTo(700_000)).toMs).toBeGreaterThan(700_000);
  });

  it('goes on following when it zooms while now moves, with now where it stood', () => {
    const { looking } = camera();
    const place = () => {
      const { fromMs, toMs } = looking.spanOf(runTo(600_000));
      return (600_000 - fromMs) / (toMs - fromMs);
    };
    const before = place();
    looking.zoom(0.5, runTo(600_000), true, 580_000, false);
    expect(looking.aim).toEqual({ kind: 'follow', spanMs: 15_000 });
    expect(place()).toBeCloseTo(before);
  });

  it('zooms about the pointer where nothing moves', () => {
    const { looking } = camera();
    const before = looking.spanOf(runTo(600_000));
    looking.zoom(0.5, runTo(600_000), false, 580_000, false);
    const after = looking.spanOf(runTo(600_000));
    expect(lengthOf(after)).toBeCloseTo(lengthOf(before) / 2);
    expect((580_000 - after.fromMs) / lengthOf(after)).toBeCloseTo(
      (580_000 - before.fromMs) / lengthOf(before),
    );
  });

  it('stops following when it is moved back, and follows again when it is moved to now', () => {
    const { looking } = camera();
    looking.pan(-10_000, runTo(600_000), true, false);
    expect(looking.aim.kind).toBe('stand');
    const stands = looking.spanOf(runTo(600_000));
    expect(looking.spanOf(runTo(601_000))).toEqual(stands);
    looking.pan(11_000, runTo(601_000), true, false);
    expect(looking.aim).toEqual({ kind: 'follow', spanMs: 30_000 });
  });

  it('fits the whole run, and keeps it whole as it grows', () => {
    const { looking } = camera();
    looking.calm = true;
    looking.fit(runTo(600_000));
    for (const nowMs of [600_000, 900_000]) {
      expect(looking.spanOf(runTo(nowMs)).fromMs).toBe(0);
      expect(looking.spanOf(runTo(nowMs)).toMs).toBeGreaterThan(nowMs);
    }
  });

  it('fits when it is zoomed out as far as it goes', () => {
    const { looking } = camera();
    looking.zoom(1e6, runTo(600_000), true, null, false);
    expect(looking.aim.kind).toBe('fit');
  });

  it('moves in steps of its own unless it is calm', () => {
    const { looking, host } = camera();
    const before = looking.spanOf(runTo(600_000));
    looking.fit(runTo(600_000));
    expect(looking.isMoving).toBe(true);
    expect(looking.spanOf(runTo(600_000)).fromMs).toBeCloseTo(before.fromMs);
    host.nowMs = 100;
    const between = looking.spanOf(runTo(600_000));
    expect(between.fromMs).toBeLessThan(before.fromMs);
    expect(between.fromMs).toBeGreaterThan(0);
    host.nowMs = 1_000;
    expect(looking.isMoving).toBe(false);
    expect(looking.spanOf(runTo(600_000)).fromMs).toBe(0);

    looking.calm = true;
    looking.follow(runTo(600_000));
    expect(looking.isMoving).toBe(false);
    expect(looking.spanOf(runTo(600_000))).toEqual(before);
  });

  it('brings a stretch in sight from where it is aimed at, whatever move is under way', () => {
    const { looking, host } = camera();
    looking.reveal({ fromMs: 300_000, toMs: 301_000 }, runTo(600_000));
    host.nowMs = 40;
    looking.reveal({ fromMs: 250_000, toMs: 251_000 }, runTo(600_000));
    const aimed = looking.aimedAt(runTo(600_000));
    expect(aimed.fromMs).toBe(247_000);
    host.nowMs = 1_000;
    expect(looking.spanOf(runTo(600_000))).toEqual(aimed);
    looking.reveal({ fromMs: 260_000, toMs: 261_000 }, runTo(600_000));
    expect(looking.aimedAt(runTo(600_000))).toEqual(aimed);
  });

  it('begins anew with a run', () => {
    const { looking } = camera();
    expect(looking.begin(1)).toBe(true);
    looking.show({ fromMs: 100, toMs: 200 }, runTo(9_000));
    expect(looking.begin(1)).toBe(false);
    expect(looking.aim.kind).toBe('stand');
    expect(looking.begin(2)).toBe(true);
    expect(looking.aim).toEqual({ kind: 'follow', spanMs: null });
  });

  it('tells who listens of every change of its aim', () => {
    const { looking } = camera();
    const aims: string[] = [];
    const unlisten = looking.listen(() => aims.push(looking.aim.kind));
    looking.fit(runTo(9_000));
    looking.show({ fromMs: 100, toMs: 200 }, runTo(9_000));
    unlisten();
    looking.begin(2);
    expect(aims).toEqual(['fit', 'stand']);
  });
});
