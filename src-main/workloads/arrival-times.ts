import { toMicros } from '#contract/micros';
import type { Arrivals } from '#contract/workload';
import type { Random } from '../engine/ports';
import { RateCourse, rateSpans } from './rate-course';

/** Arrivals that keep a schedule. */
export type ScheduledArrivals = Exclude<Arrivals, { readonly kind: 'closed' }>;

/**
 * When the arrivals of a workload are due, one after another, in milliseconds after its start, rounded to
 * the log's three decimals.
 *
 * - `burst`: all at 0;
 * - `constant`: the i-th (from 0) at i / rate;
 * - `ramp`, `step`, `spike`: where the integral of the rate reaches i;
 * - `poisson`: gaps drawn from the exponential distribution of mean 1 / rate, the first before the first
 *   arrival.
 */
export class ArrivalTimes {
  readonly #arrivals: ScheduledArrivals;
  readonly #random: Random;
  readonly #rates: RateCourse;
  #index = 0;
  /** The exact sum of the gaps so far; rounding it would add up. */
  #poissonMs = 0;

  constructor(arrivals: ScheduledArrivals, random: Random) {
    this.#arrivals = arrivals;
    this.#rates = new RateCourse(rateSpans(arrivals));
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
      case 'ramp':
      case 'step':
      case 'spike':
        return this.#rates.timeOf(index);
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
