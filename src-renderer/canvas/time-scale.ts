import type { TimeSpan } from './time-span';

/** Maps a stretch of time on a stretch of pixels, left to right. */
export interface TimeScale extends TimeSpan {
  readonly leftPx: number;
  readonly rightPx: number;
  /** Where a moment stands; beyond the ends for a moment outside. */
  xOf(atMs: number): number;
  /** Which moment stands there. */
  msAt(xPx: number): number;
}

export function timeScale(span: TimeSpan, leftPx: number, rightPx: number): TimeScale {
  const { fromMs, toMs } = span;
  const pxPerMs = toMs > fromMs ? (rightPx - leftPx) / (toMs - fromMs) : 0;
  return {
    ...{ fromMs, toMs, leftPx, rightPx },
    xOf: (atMs) => leftPx + (atMs - fromMs) * pxPerMs,
    msAt: (xPx) => (pxPerMs === 0 ? fromMs : fromMs + (xPx - leftPx) / pxPerMs),
  };
}

/**
 * The span moved by less than a device's pixel, so that a picture of it slides by whole pixels and does not
 * shimmer.
 */
export function onPixels(span: TimeSpan, widthPx: number, pixelRatio: number): TimeSpan {
  const pixelsPerMs = (widthPx * pixelRatio) / (span.toMs - span.fromMs);
  if (!Number.isFinite(pixelsPerMs) || pixelsPerMs <= 0) return span;
  const fromMs = Math.floor(span.fromMs * pixelsPerMs) / pixelsPerMs;
  return { fromMs, toMs: fromMs + span.toMs - span.fromMs };
}

const STEPS_MS = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000,
  30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000,
  86_400_000,
] as const;

export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

/** Round moments of the scale at least `minGapPx` apart, with their labels in seconds or minutes. */
export function ticksOf(scale: TimeScale, minGapPx: number): Tick[] {
  const widthPx = scale.rightPx - scale.leftPx;
  if (widthPx <= 0 || scale.toMs <= scale.fromMs) return [];
  const leastMs = ((scale.toMs - scale.fromMs) / widthPx) * minGapPx;
  const stepMs = STEPS_MS.find((step) => step >= leastMs) ?? STEPS_MS[STEPS_MS.length - 1] ?? 1;
  const ticks: Tick[] = [];
  // Counted, not added up: steps below a millisecond would drift.
  const last = Math.floor(scale.toMs / stepMs);
  for (let step = Math.max(0, Math.ceil(scale.fromMs / stepMs)); step <= last; step++) {
    ticks.push({ atMs: step * stepMs, label: tickLabel(step * stepMs, stepMs) });
  }
  return ticks;
}

/** A moment of the run to the millisecond: `12.345 s`, `2:05.100`. */
export function momentText(atMs: number): string {
  return tickLabel(atMs, 1);
}

/** `0.25 s`, `1:05`, `1:02:03`: as fine as the step between two labels needs. */
function tickLabel(exactMs: number, stepMs: number): string {
  const decimals = stepMs >= 1_000 ? 0 : Math.max(1, Math.ceil(3 - Math.log10(stepMs) - 1e-9));
  return clockLabel(rounded(exactMs, decimals), decimals);
}

/** To so many decimals of a second: rounded only when they are written, seconds would come to sixty. */
function rounded(ms: number, decimals: number): number {
  const perSecond = 10 ** decimals;
  return (Math.round((ms / 1_000) * perSecond) / perSecond) * 1_000;
}

function clockLabel(atMs: number, decimals: number): string {
  if (atMs < 60_000) return `${(atMs / 1_000).toFixed(decimals)} s`;
  const hours = Math.floor(atMs / 3_600_000);
  const minutes = Math.floor((atMs % 3_600_000) / 60_000);
  const seconds = ((atMs % 60_000) / 1_000)
    .toFixed(decimals)
    .padStart(decimals === 0 ? 2 : decimals + 3, '0');
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
}
