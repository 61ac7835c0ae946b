import type { NumberRange } from './limits';

/** Milliseconds of the run that go by in one of the host's. */
export const CLOCK_SPEED_RANGE: NumberRange = { min: 0.05, max: 20, integer: false };
export const CLOCK_SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const;

/** How the yard's clock goes. A paused clock stands still: nothing falls due, simulated bodies rest. */
export interface ClockState {
  /** Within {@link CLOCK_SPEED_RANGE}. Default 1. */
  readonly speed: number;
  readonly paused: boolean;
}

export const REAL_TIME: ClockState = { speed: 1, paused: false };

/** From a moment of the run until the next span's, the clock went at one speed. */
export interface ClockSpan {
  /** In milliseconds of the run. */
  readonly fromMs: number;
  /** The world's time at that moment, in milliseconds since 1970. */
  readonly wallMs: number;
  /** Milliseconds of the run in one of the world's; 0: the clock stood. */
  readonly speed: number;
}

/**
 * When something was in the world's time, in milliseconds since 1970: at a moment, or, where the clock stood, at any
 * time from `fromMs` to `toMs`; null: it stands still.
 */
export type WallTime =
  | { readonly kind: 'moment'; readonly atMs: number }
  | { readonly kind: 'pause'; readonly fromMs: number; readonly toMs: number | null };

/**
 * When a moment of the run was; null where it was before everything that is known.
 *
 * @param spans the oldest first
 * @param atMs in milliseconds of the run
 */
export function wallTimeAt(spans: readonly ClockSpan[], atMs: number): WallTime | null {
  const at = spans.findLastIndex(({ fromMs }) => fromMs <= atMs);
  const span = spans[at];
  if (span === undefined) return null;
  if (span.speed === 0) return { kind: 'pause', fromMs: span.wallMs, toMs: spans[at + 1]?.wallMs ?? null };
  // What was done while the clock stood, and what fell due just when it went on, bear one time.
  const before = spans[at - 1];
  if (span.fromMs === atMs && before?.speed === 0) {
    return { kind: 'pause', fromMs: before.wallMs, toMs: span.wallMs };
  }
  return { kind: 'moment', atMs: span.wallMs + (atMs - span.fromMs) / span.speed };
}
