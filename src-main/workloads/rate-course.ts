import type { Arrivals } from '#contract/workload';
import { ARRIVAL_RANGE } from '#contract/workload';

/** A stretch of time in which a rate of arrivals goes evenly from one to another; both above 0. */
export interface RateSpan {
  readonly fromPerSecond: number;
  readonly toPerSecond: number;
  /** In milliseconds; Infinity: it is the last. The rate stays the same then. */
  readonly lengthMs: number;
}

/** The rates of arrivals that are spaced evenly at a rate that changes; none for other kinds. */
export function* rateSpans(arrivals: Arrivals): Generator<RateSpan> {
  const level = (perSecond: number, lengthMs: number): RateSpan => {
    const rate = Math.min(perSecond, ARRIVAL_RANGE.max);
    return { fromPerSecond: rate, toPerSecond: rate, lengthMs };
  };
  switch (arrivals.kind) {
    case 'ramp': {
      const { fromPerSecond, toPerSecond, rampMs } = arrivals;
      yield { fromPerSecond, toPerSecond, lengthMs: rampMs };
      yield level(toPerSecond, Number.POSITIVE_INFINITY);
      return;
    }
    case 'step':
      for (let step = 0; ; step++) {
        const perSecond = arrivals.perSecond + step * arrivals.stepPerSecond;
        yield level(perSecond, perSecond < ARRIVAL_RANGE.max ? arrivals.stepMs : Number.POSITIVE_INFINITY);
        if (perSecond >= ARRIVAL_RANGE.max) return;
      }
    case 'spike':
      yield level(arrivals.perSecond, arrivals.afterMs);
      yield level(arrivals.peakPerSecond, arrivals.spikeMs);
      yield level(arrivals.perSecond, Number.POSITIVE_INFINITY);
      return;
    default:
      return;
  }
}

/** Walks along rates and tells when so many have arrived. */
export class RateCourse {
  readonly #spans: Iterator<RateSpan>;
  #span: RateSpan | null = null;
  /** When the span began, in milliseconds, and how many had arrived by then, in parts of one too. */
  #fromMs = 0;
  #arrived = 0;

  constructor(spans: Iterator<RateSpan>) {
    this.#spans = spans;
  }

  /**
   * When the integral of the rate reaches `count`, in milliseconds from the beginning.
   *
   * @param count never less than in the call before
   */
  timeOf(count: number): number {
    for (;;) {
      this.#span ??= this.#nextSpan();
      const within = count - this.#arrived;
      const total = countIn(this.#span);
      if (within <= total) return this.#fromMs + timeWithin(this.#span, within);
      this.#arrived += total;
      this.#fromMs += this.#span.lengthMs;
      this.#span = null;
    }
  }

  #nextSpan(): RateSpan {
    const next = this.#spans.next();
    if (next.done === true) throw new Error('rates end with a span without an end');
    return next.value;
  }
}

/** How many arrive in all of a span. */
function countIn({ fromPerSecond, toPerSecond, lengthMs }: RateSpan): number {
  return (((fromPerSecond + toPerSecond) / 2) * lengthMs) / 1000;
}

/**
 * When `count` have arrived since the span began, in milliseconds: at rate f + a t that is f t + a t² / 2 = count,
 * solved in the form that also holds where a is 0.
 */
function timeWithin({ fromPerSecond, toPerSecond, lengthMs }: RateSpan, count: number): number {
  const slope = lengthMs === Number.POSITIVE_INFINITY ? 0 : ((toPerSecond - fromPerSecond) * 1000) / lengthMs;
  const root = Math.sqrt(Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * count));
  return (2000 * count) / (fromPerSecond + root);
}
