import { countText } from '#contract/count-text';

/** How many times the other it is: `× 1.45`; null where that is no number. */
export function ratioText(value: number | null, base: number | null): string | null {
  if (value === null || base === null || base === 0) return null;
  const ratio = value / base;
  if (ratio >= 100) return `× ${countText(ratio)}`;
  if (ratio > 0 && ratio < 0.01) return '× < 0.01';
  return `× ${ratio.toFixed(2)}`;
}
