import { hash } from 'node:crypto';

const SHA256_BYTES = 32;

/** SHA-256 over its own digest, so many times, beginning with 32 zero bytes. @returns the digest in hexadecimal */
export function hashRounds(rounds: number): string {
  let digest: Buffer = Buffer.alloc(SHA256_BYTES);
  for (let round = 0; round < rounds; round++) digest = hash('sha256', digest, 'buffer');
  return digest.toString('hex');
}

/** Counts the primes up to a number, itself included, by a sieve of one bit for each odd number. */
export function countPrimes(upTo: number): number {
  if (upTo < 2) return 0;
  // Bit i stands for 2i + 1; the bit of 1 stands in for the only even prime.
  const odds = Math.floor((upTo + 1) / 2);
  const composite = new Uint8Array((odds >> 3) + 1);
  for (let i = 1; (2 * i + 1) ** 2 <= upTo; i++) {
    if (((composite[i >> 3] as number) & (1 << (i & 7))) !== 0) continue;
    const prime = 2 * i + 1;
    for (let j = (prime * prime - 1) / 2; j < odds; j += prime) {
      composite[j >> 3] = (composite[j >> 3] as number) | (1 << (j & 7));
    }
  }
  let primes = 0;
  for (let i = 0; i < odds; i++) if (((composite[i >> 3] as number) & (1 << (i & 7))) === 0) primes++;
  return primes;
}

/** Nobody ever wakes who waits here. */
const pillow = new Int32Array(new SharedArrayBuffer(4));

/** Does nothing for `sleepMs`, then keeps the processor busy for `spinMs`. */
export function sleepThenSpin(sleepMs: number, spinMs: number): void {
  if (sleepMs > 0) Atomics.wait(pillow, 0, 0, sleepMs);
  if (spinMs <= 0) return;
  const endMs = performance.now() + spinMs;
  while (performance.now() < endMs);
}
