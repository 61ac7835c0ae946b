import type { ARRIVAL_KINDS, Arrivals } from '#contract/workload';

export type ArrivalKind = (typeof ARRIVAL_KINDS)[number];

/** Every number that any kind of arrivals knows, so that none is lost by choosing another kind. */
export interface ArrivalsDraft {
  readonly kind: ArrivalKind;
  /** Arrivals a second: of an even stream, a Poisson process, the first step, and around a spike. */
  readonly perSecond: number;
  readonly fromPerSecond: number;
  readonly toPerSecond: number;
  readonly rampMs: number;
  readonly stepPerSecond: number;
  readonly stepMs: number;
  readonly peakPerSecond: number;
  readonly afterMs: number;
  readonly spikeMs: number;
  readonly inFlight: number;
}

export type ArrivalNumber = Exclude<keyof ArrivalsDraft, 'kind'>;

export const FIRST_ARRIVALS: ArrivalsDraft = {
  kind: 'burst',
  perSecond: 20,
  fromPerSecond: 2,
  toPerSecond: 40,
  rampMs: 10_000,
  stepPerSecond: 10,
  stepMs: 5_000,
  peakPerSecond: 200,
  afterMs: 3_000,
  spikeMs: 1_000,
  inFlight: 8,
};

/** A workload's arrivals in the form; numbers of other kinds stay as they were. */
export function arrivalsDraftOf(arrivals: Arrivals, before: ArrivalsDraft): ArrivalsDraft {
  return { ...before, ...arrivals };
}

/** The arrivals as the yard takes them. */
export function arrivalsOf(draft: ArrivalsDraft): Arrivals {
  const { kind, perSecond } = draft;
  switch (kind) {
    case 'burst':
      return { kind };
    case 'constant':
    case 'poisson':
      return { kind, perSecond };
    case 'ramp': {
      const { fromPerSecond, toPerSecond, rampMs } = draft;
      return { kind, fromPerSecond, toPerSecond, rampMs };
    }
    case 'step': {
      const { stepPerSecond, stepMs } = draft;
      return { kind, perSecond, stepPerSecond, stepMs };
    }
    case 'spike': {
      const { peakPerSecond, afterMs, spikeMs } = draft;
      return { kind, perSecond, peakPerSecond, afterMs, spikeMs };
    }
    case 'closed':
      return { kind, inFlight: draft.inFlight };
    default:
      return kind satisfies never;
  }
}
