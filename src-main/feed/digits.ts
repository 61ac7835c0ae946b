/** A number with more digits is no longer told apart from its neighbours. */
export const MAX_DIGITS = 15;

const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** The largest number that fits 32 bits. */
const MAX_SMALL = 0x7fffffff;

/** How many digits a whole number ≥ 0 has, as it is written; at most {@link MAX_DIGITS}. */
export function digitsOf(value: number): number {
  let digits = 1;
  while (digits < MAX_DIGITS && value >= (POWERS[digits] as number)) digits++;
  return digits;
}

/** Which part of a number's digits other digits are looked for in. */
export type DigitPlace = 'anywhere' | 'start' | 'end' | 'whole';

/** Whether a number has certain digits. It is given with how many digits it has, zeros in front included. */
export type DigitTest = (value: number, digits: number) => boolean;

/**
 * Looks for digits by arithmetic: to write a million numbers down would take longer than all else.
 *
 * @param wanted one or more digits
 */
export function digitTest(wanted: string, place: DigitPlace): DigitTest {
  const length = wanted.length;
  if (length > MAX_DIGITS) return () => false;
  const number = Number(wanted);
  const power = POWERS[length] as number;
  switch (place) {
    case 'whole':
      return (value, digits) => digits === length && value === number;
    case 'end':
      return (value, digits) => digits >= length && value % power === number;
    case 'start':
      return (value, digits) =>
        digits >= length && Math.floor(value / (POWERS[digits - length] as number)) === number;
    case 'anywhere':
      if (power > MAX_SMALL) return (value, digits) => hasAnywhere(value, digits, number, length, power);
      return (value, digits) =>
        value > MAX_SMALL
          ? hasAnywhere(value, digits, number, length, power)
          : hasInSmall(value, digits, number, length, power);
    default:
      return place satisfies never;
  }
}

function hasAnywhere(value: number, digits: number, wanted: number, length: number, power: number): boolean {
  for (let rest = value, left = digits; left >= length; left--) {
    if (rest % power === wanted) return true;
    rest = Math.floor(rest / 10);
  }
  return false;
}

/** The same in whole numbers of 32 bits, which divide many times faster. */
function hasInSmall(value: number, digits: number, wanted: number, length: number, power: number): boolean {
  const divisor = power | 0;
  const remainder = wanted | 0;
  for (let rest = value | 0, left = digits; left >= length; left--) {
    if (((rest % divisor) | 0) === remainder) return true;
    rest = (rest / 10) | 0;
  }
  return false;
}
