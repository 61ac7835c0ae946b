import type { ArrivalsDraft } from './arrivals-draft';

/** A rate of arrivals at a moment. */
export interface RatePoint {
  readonly atMs: number;
  readonly perSecond: number;
}

/** So many steps tell how it goes on. */
const SHOWN_STEPS = 4;
/** What follows after a ramp or a spike is shown for so much of what came before. */
const REST = 0.4;

/** Corners of the way that the rate takes, in order of time; null: it stays the same, or there is none. */
export function ratePoints(arrivals: ArrivalsDraft): readonly RatePoint[] | null {
  const { perSecond } = arrivals;
  switch (arrivals.kind) {
    case 'ramp': {
      const { fromPerSecond, toPerSecond, rampMs } = arrivals;
      return [
        { atMs: 0, perSecond: fromPerSecond },
        { atMs: rampMs, perSecond: toPerSecond },
        { atMs: rampMs * (1 + REST), perSecond: toPerSecond },
      ];
    }
    case 'step': {
      const { stepPerSecond, stepMs } = arrivals;
      return Array.from({ length: SHOWN_STEPS }, (_, step) => perSecond + step * stepPerSecond).flatMap(
        (rate, step) => [
          { atMs: step * stepMs, perSecond: rate },
          { atMs: (step + 1) * stepMs, perSecond: rate },
        ],
      );
    }
    case 'spike': {
      const { peakPerSecond, afterMs, spikeMs } = arrivals;
      const overMs = afterMs + spikeMs;
      return [
        { atMs: 0, perSecond },
        { atMs: afterMs, perSecond },
        { atMs: afterMs, perSecond: peakPerSecond },
        { atMs: overMs, perSecond: peakPerSecond },
        { atMs: overMs, perSecond },
        { atMs: overMs * (1 + REST), perSecond },
      ];
    }
    default:
      return null;
  }
}
