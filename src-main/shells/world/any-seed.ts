import { randomInt } from 'node:crypto';

/** A seed for a run that was given none: a whole number from 0 to 2^32 − 1. */
export function drawAnySeed(): number {
  return randomInt(2 ** 32);
}
