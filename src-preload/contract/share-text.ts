/** A share as a percentage: `42 %`, `< 1 %`; only what is nothing is 0 %, and only what is all is 100 %. */
export function shareText(share: number): string {
  if (share <= 1e-9) return '0 %';
  if (share >= 1 - 1e-9) return '100 %';
  const percent = Math.min(99, Math.round(share * 100));
  return percent === 0 ? '< 1 %' : `${percent} %`;
}
