import { describe, expect, it } from 'vitest';
import { SLICE_MS, type SlicedWork, Slices } from '../../src-main/feed/slices';
import { HandTurnedLoop } from '../support/sliced-work';

function* work(name: string, steps: number, journal: string[]): SlicedWork<string> {
  try {
    for (let step = 1; step <= steps; step++) {
      journal.push(`${name}${step}`);
      yield;
    }
    return `${name} done`;
  } finally {
    journal.push(`${name} leaves`);
  }
}

function* failsAtOnce(): SlicedWork<never> {
  yield;
  throw new Error('broken');
}

describe('work in slices', () => {
  it('takes turns with other work, one slice a turn', async () => {
    const loop = new HandTurnedLoop();
    const slices = new Slices(loop);
    const journal: string[] = [];
    const both = Promise.all([slices.run(work('a', 3, journal)), slices.run(work('b', 2, journal))]);
    await loop.run(() => journal.push('|'));
    expect(await both).toEqual(['a done', 'b done']);
    expect(journal.join(' ')).toBe('| a1 | b1 | a2 | b2 | a3 | b leaves | a leaves');
  });

  it('does as much in a slice as its time allows', async () => {
    const journal: string[] = [];
    let nowMs = 0;
    let turns = 0;
    const slices = new Slices({
      yieldTurn: async () => {
        turns++;
      },
      nowMs: () => {
        nowMs += SLICE_MS / 4;
        return nowMs;
      },
    });
    await slices.run(work('a', 12, journal));
    expect([turns, journal.length]).toEqual([4, 13]);
  });

  it('ends where nobody wants its result any more, and lets go of what it holds', async () => {
    const loop = new HandTurnedLoop();
    const slices = new Slices(loop);
    const journal: string[] = [];
    let isWanted = true;
    const result = slices.run(work('a', 5, journal), () => isWanted);
    await loop.turn();
    isWanted = false;
    await loop.run();
    expect(await result).toBeNull();
    expect(journal).toEqual(['a1', 'a leaves']);
  });

  it('passes on what goes wrong in it, and serves the others', async () => {
    const loop = new HandTurnedLoop();
    const slices = new Slices(loop);
    const journal: string[] = [];
    const failing = slices.run(failsAtOnce());
    const outcome = failing.catch((error: Error) => error.message);
    const other = slices.run(work('b', 1, journal));
    await loop.run();
    expect(await outcome).toBe('broken');
    expect(await other).toBe('b done');
  });
});
