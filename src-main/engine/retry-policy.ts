import type { Backoff, Jitter } from '#contract/limits';
import { floorToMicros, toMicros } from '#contract/micros';
import type { Outcome, TaskError } from '#contract/task';

/**
 * Whether an attempt that came out so may be followed by another: a failure or a timeout may, while
 * attempts are left and the error does not forbid it; a success or a cancel never.
 *
 * @param attempt the attempt that has ended, from 1
 * @param maxAttempts total runs allowed, the first included
 */
export function mayRetry(
  outcome: Outcome,
  error: TaskError | undefined,
  attempt: number,
  maxAttempts: number,
): boolean {
  if (outcome !== 'failed' && outcome !== 'timed-out') return false;
  return attempt < maxAttempts && error?.retryable !== false;
}

/** The plain delay before the n-th retry (n from 1), in milliseconds, before jitter and cap. */
export function backoffMs(backoff: Backoff, retry: number): number {
  switch (backoff.kind) {
    case 'none':
      return 0;
    case 'fixed':
      return backoff.baseMs;
    case 'linear':
      return retry * backoff.baseMs;
    case 'exponential':
      // Above 2^60 any base of a millisecond or more is past every cap; unclamped, 0 × ∞ is not a number.
      return backoff.baseMs * 2 ** Math.min(retry - 1, 60);
  }
}

/**
 * The delay before the n-th retry, in milliseconds: backoff, then jitter, then the cap.
 * The formulas are those of {@link Backoff} and {@link Jitter}. Without backoff there is no delay to
 * spread: it is 0 whatever the jitter.
 *
 * @param retry which retry, from 1
 * @param previousMs the delay before the retry before this one; 0 for the first
 * @param draw evenly from [0, 1)
 */
export function retryDelayMs(
  backoff: Backoff,
  jitter: Jitter,
  retry: number,
  previousMs: number,
  draw: number,
): number {
  if (backoff.kind === 'none') return 0;
  const plainMs = Math.min(backoffMs(backoff, retry), backoff.maxMs);
  return toMicros(
    Math.min(floorToMicros(backoff.maxMs), jittered(plainMs, backoff, jitter, previousMs, draw)),
  );
}

function jittered(
  plainMs: number,
  backoff: Backoff,
  jitter: Jitter,
  previousMs: number,
  draw: number,
): number {
  switch (jitter.kind) {
    case 'none':
      return plainMs;
    case 'full':
      return draw * plainMs;
    case 'equal':
      return plainMs / 2 + (draw * plainMs) / 2;
    case 'decorrelated': {
      const upperMs = 3 * Math.max(previousMs, backoff.baseMs);
      return backoff.baseMs + draw * (upperMs - backoff.baseMs);
    }
    case 'proportional':
      return plainMs * (1 - jitter.ratio + draw * 2 * jitter.ratio);
  }
}
