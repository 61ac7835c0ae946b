import type { Priority } from './task';

/**
 * How the delay v before the n-th retry grows (n from 1):
 * none 0 · fixed baseMs · linear n × baseMs · exponential baseMs × 2^(n−1); all capped at maxMs.
 */
export const BACKOFF_KINDS = ['none', 'fixed', 'linear', 'exponential'] as const;
export interface Backoff {
  readonly kind: (typeof BACKOFF_KINDS)[number];
  /** The delay before the first retry, in milliseconds. */
  readonly baseMs: number;
  /** No delay is longer, jitter included, in milliseconds. */
  readonly maxMs: number;
}

/**
 * How chance spreads a delay v (the cap is applied after it):
 * none v · full U(0, v) · equal v/2 + U(0, v/2) · decorrelated U(baseMs, 3 × previous delay) ·
 * proportional v × U(1 − ratio, 1 + ratio).
 *
 * Full, equal and decorrelated after M. Brooker, "Exponential Backoff And Jitter" (AWS, 2015).
 */
export const JITTER_KINDS = ['none', 'full', 'equal', 'decorrelated', 'proportional'] as const;
export type Jitter =
  | { readonly kind: 'none' | 'full' | 'equal' | 'decorrelated' }
  | { readonly kind: 'proportional'; readonly ratio: number };

/** What a lane does while its task backs off: `hold` waits with it, `free` takes other work. */
export const BACKOFF_LANES = ['hold', 'free'] as const;
export type BackoffLane = (typeof BACKOFF_LANES)[number];

/** A token bucket: holds up to `burst` tokens, starts full, refills continuously. */
export interface Rate {
  /** Tokens a second. */
  readonly perSecond: number;
  /** Tokens the bucket holds: so many starts may come at once. */
  readonly burst: number;
}

/** How the next task is chosen among the three levels. */
export const PRIORITY_RULES = ['strict', 'weighted', 'aging'] as const;
export type PriorityRule =
  | { readonly kind: 'strict' }
  | { readonly kind: 'weighted'; readonly weights: Readonly<Record<Priority, number>> }
  /** A task waiting t seconds counts as if `perSecond` × t levels more urgent. */
  | { readonly kind: 'aging'; readonly perSecond: number };

/** What happens to a submission when the queue is full. */
export const OVERFLOWS = ['block', 'reject', 'drop-oldest'] as const;
export type Overflow = (typeof OVERFLOWS)[number];

/**
 * Every limit of the yard, whole as the event log writes it. `null` means no limit.
 *
 * A change holds from its moment on: a deadline or a delay that already runs keeps the length it
 * started with.
 */
export interface Limits {
  /** Open lanes: so many attempts run at once. */
  readonly workers: number;
  /** Total runs of a task, the first included: 1 means no retry. */
  readonly maxAttempts: number;
  /** How long one attempt may run, from its start, in milliseconds. */
  readonly attemptTimeoutMs: number | null;
  /** How long a task may wait for its first start, in milliseconds. */
  readonly queueTimeoutMs: number | null;
  /** How long a task may take from acceptance to its end, waits and backoff included, in milliseconds. */
  readonly totalTimeoutMs: number | null;
  readonly backoff: Backoff;
  readonly jitter: Jitter;
  readonly backoffLane: BackoffLane;
  readonly rate: Rate | null;
  /** Whether a retry takes a token as a first start does. */
  readonly retriesSpendTokens: boolean;
  readonly priority: PriorityRule;
  /** Tasks that may wait for a lane; retries own a place and may exceed it. */
  readonly queueCapacity: number | null;
  readonly overflow: Overflow;
}

/** What a number may be. Both ends belong to the range. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** Longest duration anywhere: a timer above it would fire at once (2^31 − 1 ms, 24.8 days). */
export const MAX_DURATION_MS = 2_147_483_647;

const whole = (min: number, max: number): NumberRange => ({ min, max, integer: true });
const real = (min: number, max: number): NumberRange => ({ min, max, integer: false });

/** The range of every number in {@link Limits}, by its path. */
export const LIMIT_RANGES = {
  workers: whole(1, 1024),
  maxAttempts: whole(1, 1000),
  attemptTimeoutMs: real(1, MAX_DURATION_MS),
  queueTimeoutMs: real(1, MAX_DURATION_MS),
  totalTimeoutMs: real(1, MAX_DURATION_MS),
  'backoff.baseMs': real(0, MAX_DURATION_MS),
  'backoff.maxMs': real(0, MAX_DURATION_MS),
  'jitter.ratio': real(0, 1),
  'rate.perSecond': real(0.001, 1_000_000),
  'rate.burst': whole(1, 1_000_000),
  'priority.weights': whole(1, 1000),
  'priority.perSecond': real(0.001, 1000),
  queueCapacity: whole(1, 10_000_000),
} as const satisfies Record<string, NumberRange>;

export const DEFAULT_WEIGHTS: Readonly<Record<Priority, number>> = { high: 6, medium: 3, low: 1 };
/** One level every five seconds of waiting. */
export const DEFAULT_AGING_PER_SECOND = 0.2;
export const DEFAULT_JITTER_RATIO = 0.25;
export const DEFAULT_BURST = 1;

/** The delays a backoff kind starts with when no other are named. */
export const DEFAULT_BACKOFFS: Readonly<Record<Backoff['kind'], Backoff>> = {
  none: { kind: 'none', baseMs: 0, maxMs: 10_000 },
  fixed: { kind: 'fixed', baseMs: 500, maxMs: 10_000 },
  linear: { kind: 'linear', baseMs: 500, maxMs: 10_000 },
  exponential: { kind: 'exponential', baseMs: 200, maxMs: 10_000 },
};

/** A jitter of each kind, where no more is said. */
export const DEFAULT_JITTERS: Readonly<Record<Jitter['kind'], Jitter>> = {
  none: { kind: 'none' },
  full: { kind: 'full' },
  equal: { kind: 'equal' },
  decorrelated: { kind: 'decorrelated' },
  proportional: { kind: 'proportional', ratio: DEFAULT_JITTER_RATIO },
};

/** A rule of each kind, where no more is said. */
export const DEFAULT_PRIORITY_RULES: Readonly<Record<PriorityRule['kind'], PriorityRule>> = {
  strict: { kind: 'strict' },
  weighted: { kind: 'weighted', weights: DEFAULT_WEIGHTS },
  aging: { kind: 'aging', perSecond: DEFAULT_AGING_PER_SECOND },
};

/** A yard nobody has set up: 3 lanes, 3 attempts of 2 s, linear backoff that leaves the lane free. */
export const DEFAULT_LIMITS: Limits = {
  workers: 3,
  maxAttempts: 3,
  attemptTimeoutMs: 2000,
  queueTimeoutMs: null,
  totalTimeoutMs: null,
  backoff: DEFAULT_BACKOFFS.linear,
  jitter: { kind: 'none' },
  backoffLane: 'free',
  rate: null,
  retriesSpendTokens: true,
  priority: { kind: 'strict' },
  queueCapacity: null,
  overflow: 'block',
};

/** The lesson's yard: the same, but a worker waits out the backoff with its task. */
export const LESSON_LIMITS: Limits = { ...DEFAULT_LIMITS, backoffLane: 'hold' };
