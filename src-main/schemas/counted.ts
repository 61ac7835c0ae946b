import type { NumberRange } from '#contract/limits';
import { numberIn } from './expectations';

/** Runs, sequence numbers, tasks and lanes: counted, so whole. */
export const FROM_ZERO: NumberRange = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true };
export const FROM_ONE: NumberRange = { ...FROM_ZERO, min: 1 };

export const fromZero = numberIn(FROM_ZERO);
export const fromOne = numberIn(FROM_ONE);
/** Whatever is measured, in whichever unit. */
export const amount = numberIn({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: false });
/** A time or a duration. */
export const milliseconds = amount;
