/** A stretch of time, in milliseconds of the run. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

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

/** The longest stretch that a following picture shows, in milliseconds. */
export const LONGEST_FOLLOW_MS = 30_000;
/** The shortest, so that the first moments of a run do not race across the screen. */
export const SHORTEST_FOLLOW_MS = 5_000;
/** The share of the picture that lies ahead of now. */
export const AHEAD = 0.08;

/** What a picture shows that follows the work begun at `originMs`: all of it while it is short, then its newest stretch. */
export function followSpan(nowMs: number, originMs = 0): TimeSpan {
  const wantedMs = (nowMs - originMs) / (1 - AHEAD);
  const spanMs = Math.min(LONGEST_FOLLOW_MS, Math.max(SHORTEST_FOLLOW_MS, wantedMs));
  const toMs = Math.max(originMs + spanMs, nowMs + spanMs * AHEAD);
  return { fromMs: toMs - spanMs, toMs };
}

const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000,
  600_000, 1_800_000, 3_600_000,
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
  for (let at = Math.ceil(scale.fromMs / stepMs) * stepMs; at <= scale.toMs; at += stepMs) {
    ticks.push({ atMs: at, label: tickLabel(at, stepMs) });
  }
  return ticks;
}

function tickLabel(atMs: number, stepMs: number): string {
  const decimals = stepMs < 10 ? 3 : stepMs < 100 ? 2 : stepMs < 1_000 ? 1 : 0;
  if (atMs < 60_000) return `${(atMs / 1_000).toFixed(decimals)} s`;
  const minutes = Math.floor(atMs / 60_000);
  const seconds = ((atMs % 60_000) / 1_000)
    .toFixed(decimals)
    .padStart(decimals === 0 ? 2 : decimals + 3, '0');
  return `${minutes}:${seconds}`;
}
