import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { begin, NOOP, threadRoom } from './thread-yard';

describe('a cpu task', () => {
  const room = threadRoom();

  it('hashes its own digest so many times', async () => {
    let digest: Buffer = Buffer.alloc(32);
    for (let round = 0; round < 3; round++) digest = createHash('sha256').update(digest).digest();
    const { report } = begin(room.open(), { executor: 'cpu', load: 'hash', rounds: 3 });
    expect(await report).toEqual({ ok: true, output: digest.toString('hex') });
  });

  it.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [9, 4],
    [100, 25],
    [101, 26],
    [1_000_000, 78_498],
  ])('counts the primes up to %i: %i', async (upTo, primes) => {
    const { report } = begin(room.open(), { executor: 'cpu', load: 'primes', upTo });
    expect(await report).toEqual({ ok: true, output: String(primes) });
  });

  it('sleeps and spins for as long as it is told to', async () => {
    const executor = room.open();
    await begin(executor, NOOP).report;
    const beganMs = performance.now();
    const { report } = begin(executor, { executor: 'cpu', load: 'sleep-spin', sleepMs: 40, spinMs: 30 });
    expect(await report).toEqual({ ok: true, output: undefined });
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(69);
  });
});
