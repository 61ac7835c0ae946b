/** How a slider's way is divided: evenly, or so that every doubling takes the same way. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly kind: 'even' | 'doubling';
}

/** Steps of a slider from end to end. */
export const SLIDER_STEPS = 200;

/** The step at which a value stands; the nearer end for a value beyond it. */
export function stepOf(scale: SliderScale, value: number): number {
  const { min, max } = scale;
  const inside = Math.min(max, Math.max(min, value));
  const share =
    scale.kind === 'even' ? (inside - min) / (max - min) : Math.log(inside / min) / Math.log(max / min);
  return Math.round(share * SLIDER_STEPS);
}

/** The value at a step, rounded to what a hand can mean: whole numbers, or two significant digits. */
export function valueAtStep(scale: SliderScale, step: number, integer: boolean): number {
  const { min, max } = scale;
  const share = Math.min(1, Math.max(0, step / SLIDER_STEPS));
  if (share === 0) return min;
  if (share === 1) return max;
  const exact = scale.kind === 'even' ? min + share * (max - min) : min * (max / min) ** share;
  if (scale.kind === 'even' && !integer) return Number(exact.toFixed(2));
  const rounded = scale.kind === 'even' ? exact : Number(exact.toPrecision(2));
  return integer ? Math.round(rounded) : rounded;
}

/**
 * The value so many steps on (negative: back), and at least one value further: several steps in a row may round to
 * the same. At the end of the way it is the value itself.
 */
export function valueBeyond(scale: SliderScale, value: number, steps: number, integer: boolean): number {
  const toward = Math.sign(steps);
  let step = Math.min(SLIDER_STEPS, Math.max(0, stepOf(scale, value) + steps - toward));
  for (; step >= 0 && step <= SLIDER_STEPS; step += toward) {
    const next = valueAtStep(scale, step, integer);
    if ((next - value) * toward > 0) return next;
  }
  return value;
}
