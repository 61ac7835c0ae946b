import type { Limits } from '#contract/limits';
import { describeDuration } from './duration';
import { attemptsOf } from './wording';

/** The limits in one line, those without effect left out: `3 lanes, 3 attempts of at most 2 s, …`. */
export function describeLimits(limits: Limits): string {
  const parts = [limits.workers === 1 ? '1 lane' : `${limits.workers} lanes`];
  const attempts = attemptsOf(limits.maxAttempts);
  const { attemptTimeoutMs, queueTimeoutMs, totalTimeoutMs, rate, priority } = limits;
  parts.push(
    attemptTimeoutMs === null ? attempts : `${attempts} of at most ${describeDuration(attemptTimeoutMs)}`,
  );
  if (queueTimeoutMs !== null) parts.push(`at most ${describeDuration(queueTimeoutMs)} in the queue`);
  if (totalTimeoutMs !== null) parts.push(`at most ${describeDuration(totalTimeoutMs)} in all`);
  if (limits.maxAttempts > 1) parts.push(describeBackoff(limits));
  if (rate !== null) {
    const spending = limits.retriesSpendTokens ? '' : ', retries free';
    parts.push(`${rate.perSecond} starts a second (burst ${rate.burst}${spending})`);
  }
  if (priority.kind !== 'strict') parts.push(`${priority.kind} priority`);
  if (limits.queueCapacity !== null) parts.push(`queue of ${limits.queueCapacity} (${limits.overflow})`);
  return parts.join(', ');
}

function describeBackoff({ backoff, jitter, backoffLane }: Limits): string {
  if (backoff.kind === 'none') return 'no backoff';
  const spread = jitter.kind === 'none' ? '' : ` with ${jitter.kind} jitter`;
  const lane = backoffLane === 'hold' ? 'lane held' : 'lane free';
  return `${backoff.kind} backoff from ${describeDuration(backoff.baseMs)}${spread} (${lane})`;
}
