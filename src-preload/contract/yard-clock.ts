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
