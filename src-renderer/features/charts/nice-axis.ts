import type { Measure } from './measures';

/** A vertical axis: where it begins and ends, and the round values on it, the ends among them. */
export interface NiceAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const MOST_STEPS = 3;
const DURATION_STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000,
  600_000, 1_200_000, 1_800_000, 3_600_000,
];

/** A short axis that holds everything up to `max`, in round steps of what is measured. */
export function niceAxis(measure: Measure, max: number): NiceAxis {
  switch (measure) {
    case 'share':
      return { from: 0, to: 1, ticks: [0, 0.5, 1] };
    case 'factor':
      return axisFrom(1, Math.max(max, 2), decimalStep((Math.max(max, 2) - 1) / MOST_STEPS));
    case 'count':
      return axisFrom(0, Math.max(max, 1), Math.max(1, decimalStep(max / MOST_STEPS)));
    case 'rate':
      return axisFrom(0, Math.max(max, 1), Math.max(0.5, decimalStep(max / MOST_STEPS)));
    case 'duration': {
      const wanted = Math.max(max, 10) / MOST_STEPS;
      const step =
        DURATION_STEPS_MS.find((one) => one >= wanted) ?? 3_600_000 * decimalStep(wanted / 3_600_000);
      return axisFrom(0, Math.max(max, 10), step);
    }
  }
}

function axisFrom(from: number, max: number, step: number): NiceAxis {
  const steps = Math.max(1, Math.ceil((max - from) / step - 1e-9));
  const ticks = Array.from({ length: steps + 1 }, (_, n) => Number((from + n * step).toPrecision(12)));
  return { from, to: ticks[steps] as number, ticks };
}

/** The smallest of 1, 2 and 5 times a power of ten that is not below `wanted`, above 0. */
function decimalStep(wanted: number): number {
  if (wanted <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10;
  return step * power;
}
