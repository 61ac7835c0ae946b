/** A narrow space that no line breaks at: it groups the digits of long numbers. */
const GROUP = '\u202f';

/** A count with its digits in groups of three: `48 210`. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
}

/** A rate to three significant digits or the whole number: `0.25`, `12.3`, `1 204`. */
export function rateText(perSecond: number): string {
  if (perSecond >= 99.95) return countText(perSecond);
  if (perSecond >= 9.995) return perSecond.toFixed(1);
  return perSecond.toFixed(2);
}

/** `1 task`, `2 tasks`. */
export function countOf(count: number, noun: string): string {
  return `${countText(count)} ${count === 1 ? noun : `${noun}s`}`;
}
