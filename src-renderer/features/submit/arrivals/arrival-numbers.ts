import type { NumberRange } from '#contract/limits';
import { ARRIVAL_RANGE, ARRIVAL_SPAN_RANGE, IN_FLIGHT_RANGE } from '#contract/workload';
import type { SliderScale } from '../../../components/slider-scale';
import type { ArrivalKind, ArrivalNumber } from './arrivals-draft';

/** A number of a kind of arrivals, as the form asks for it. */
export interface ArrivalNumberFacts {
  readonly name: ArrivalNumber;
  readonly label: string;
  readonly unit?: string;
  readonly help: string;
  readonly range: NumberRange;
  readonly slider: SliderScale;
}

const rate = (name: ArrivalNumber, label: string, help: string): ArrivalNumberFacts => ({
  ...{ name, label, help },
  unit: '/s',
  range: ARRIVAL_RANGE,
  slider: { min: 1, max: 1_000, kind: 'doubling' },
});
const span = (name: ArrivalNumber, label: string, help: string): ArrivalNumberFacts => ({
  ...{ name, label, help },
  unit: 'ms',
  range: ARRIVAL_SPAN_RANGE,
  slider: { min: 100, max: 60_000, kind: 'doubling' },
});

/** What each kind asks for. */
export const ARRIVAL_NUMBERS: Readonly<Record<ArrivalKind, readonly ArrivalNumberFacts[]>> = {
  burst: [],
  constant: [rate('perSecond', 'rate', 'Arrivals a second, evenly spaced.')],
  poisson: [rate('perSecond', 'rate', 'Mean arrivals a second; the gaps between them are left to chance.')],
  ramp: [
    rate('fromPerSecond', 'from', 'Arrivals a second at the beginning.'),
    rate('toPerSecond', 'to', 'Arrivals a second at the end of the ramp, and from then on.'),
    span('rampMs', 'within', 'How long the rate takes from one to the other.'),
  ],
  step: [
    rate('perSecond', 'rate', 'Arrivals a second of the first step.'),
    rate('stepPerSecond', 'plus', 'So many more a second with every step.'),
    span('stepMs', 'every', 'How long a step lasts.'),
  ],
  spike: [
    rate('perSecond', 'rate', 'Arrivals a second before and after the spike.'),
    rate('peakPerSecond', 'peak', 'Arrivals a second during the spike.'),
    span('afterMs', 'after', 'When the spike begins.'),
    span('spikeMs', 'lasts', 'How long the spike lasts.'),
  ],
  closed: [
    {
      name: 'inFlight',
      label: 'in flight',
      help: 'So many tasks are under way at once: queued, running or backing off.',
      range: IN_FLIGHT_RANGE,
      slider: { min: 1, max: 1_000, kind: 'doubling' },
    },
  ],
};
