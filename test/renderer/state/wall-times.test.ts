import { describe, expect, it } from 'vitest';
import { wallTimeText } from '../../../src-renderer/components/wall-time-text';
import { followWallTimes, wallTimesOf } from '../../../src-renderer/state/wall-times';
import { batch, FakeYard, snapshot } from '../fake-yard';

const NOON = new Date(2026, 0, 1, 12).getTime();
const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve)).then(() => {});

async function following() {
  const fake = new FakeYard();
  fake.clockSpans = [
    { fromMs: 0, wallMs: NOON, speed: 1 },
    { fromMs: 1_000, wallMs: NOON + 1_000, speed: 10 },
  ];
  const yard = fake.window();
  fake.send(snapshot());
  const undo = followWallTimes(yard);
  await settled();
  return { fake, yard, undo, at: (atMs: number) => wallTimesOf(yard).getState().at(atMs) };
}

describe('the times of the world', () => {
  it('go by how the clock has gone, not by the time of the run alone', async () => {
    const { at } = await following();
    expect(at(500)).toEqual({ kind: 'moment', atMs: NOON + 500 });
    expect(at(11_000)).toEqual({ kind: 'moment', atMs: NOON + 2_000 });
  });

  it('are asked for again when the clock goes otherwise', async () => {
    const { fake, at } = await following();
    fake.clockSpans = [...fake.clockSpans, { fromMs: 11_000, wallMs: NOON + 2_000, speed: 0 }];
    fake.send(batch(1, []));
    await settled();
    expect(at(11_000)?.kind).toBe('moment');
    fake.send(batch(1, [], { clock: { speed: 10, paused: true } }));
    await settled();
    expect(at(11_000)).toEqual({ kind: 'pause', fromMs: NOON + 2_000, toMs: null });
  });

  it('of a run say nothing of the next, and of it nothing before it is known', async () => {
    const { fake, at } = await following();
    fake.clockSpans = [{ fromMs: 0, wallMs: NOON + 60_000, speed: 1 }];
    fake.send(snapshot({ run: 2 }));
    expect(at(500)).toBeNull();
    await settled();
    expect(at(500)).toEqual({ kind: 'moment', atMs: NOON + 60_500 });
  });

  it('are followed no more once that is undone', async () => {
    const { fake, at, undo } = await following();
    undo();
    fake.clockSpans = [];
    fake.send(batch(1, [], { clock: { speed: 2, paused: false } }));
    await settled();
    expect(at(500)?.kind).toBe('moment');
  });

  it('are told in words to the millisecond, a pause as what it was', () => {
    const day = new Date(NOON).toLocaleDateString();
    const clock = (ms: number) => new Date(NOON + ms).toLocaleTimeString();
    expect(wallTimeText(null)).toBe(undefined);
    expect(wallTimeText({ kind: 'moment', atMs: NOON + 1_007.4 })).toBe(`${day} ${clock(1_007)}.007`);
    expect(wallTimeText({ kind: 'pause', fromMs: NOON, toMs: NOON + 5_000 })).toBe(
      `between ${day} ${clock(0)}.000 and ${day} ${clock(5_000)}.000, while the clock stood`,
    );
    expect(wallTimeText({ kind: 'pause', fromMs: NOON, toMs: null })).toBe(
      `since ${day} ${clock(0)}.000, while the clock stands`,
    );
  });
});
