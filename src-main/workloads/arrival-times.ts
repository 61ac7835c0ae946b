import { toMicros } from '#contract/micros';
import type { Arrivals } from '#contract/workload';
import type { Random } from '../engine/ports';

/**
 * When the arrivals of a workload are due, one after another, in milliseconds after its start, rounded to
 * the log's three decimals.
 *
 * - `burst`: all at 0;
 * - `constant`: the i-th (from 0) at i / rate;
 * - `poisson`: gaps drawn from the exponential distribution of mean 1 / rate, the first before the first
 *   arrival.
 */
export class ArrivalTimes {
  readonly #arrivals: Arrivals;
  readonly #random: Random;
  #index = 0;
  /** The exact sum of the gaps so far; rounding it would add up. */
  #poissonMs = 0;

  constructor(arrivals: Arrivals, random: Random) {
    this.#arrivals = arrivals;
    this.#random = random;
  }

  /** The due time of the next arrival; never less than the one before. */
  next(): number {
    return toMicros(this.#nextExactMs());
  }

  #nextExactMs(): number {
    const index = this.#index++;
    const arrivals = this.#arrivals;
    switch (arrivals.kind) {
      case 'burst':
        return 0;
      case 'constant':
        return (index * 1000) / arrivals.perSecond;
      case 'poisson':
        // 1 − draw is in (0, 1], where the logarithm is finite.
        this.#poissonMs += (-Math.log(1 - this.#random.draw(index, 0)) * 1000) / arrivals.perSecond;
        return this.#poissonMs;
      default:
        return neverArrivals(arrivals);
    }
  }
}

function neverArrivals(arrivals: never): never {
  throw new Error(`unknown arrivals ${JSON.stringify(arrivals)}`);
}
