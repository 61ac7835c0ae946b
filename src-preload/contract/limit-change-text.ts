import { countText, rateText } from './count-text';
import { durationText } from './duration-text';
import type { LimitChange } from './limit-changes';
import type { Backoff, Jitter, Limits, PriorityRule, Rate } from './limits';

/** What each limit is called in the middle of a sentence. */
export const LIMIT_NAMES: Readonly<Record<keyof Limits, string>> = {
  workers: 'workers',
  maxAttempts: 'attempts',
  attemptTimeoutMs: 'attempt timeout',
  queueTimeoutMs: 'queue timeout',
  totalTimeoutMs: 'total timeout',
  backoff: 'backoff',
  jitter: 'jitter',
  backoffLane: 'lane during backoff',
  rate: 'rate limit',
  retriesSpendTokens: 'retries spend tokens',
  priority: 'priority rule',
  queueCapacity: 'queue capacity',
  overflow: 'overflow',
};

/** `workers 3 → 8`, `rate none → 5.00/s, burst 10`. */
export function limitChangeText(change: LimitChange): string {
  return `${LIMIT_NAMES[change.limit]} ${limitValueText(change, 'from')} → ${limitValueText(change, 'to')}`;
}

/** One of its two values, as `2.00 s` or `unbounded`. */
export function limitValueText(change: LimitChange, side: 'from' | 'to'): string {
  switch (change.limit) {
    case 'workers':
    case 'maxAttempts':
      return countText(change[side]);
    case 'attemptTimeoutMs':
    case 'queueTimeoutMs':
    case 'totalTimeoutMs': {
      const ms = change[side];
      return ms === null ? 'none' : durationText(ms);
    }
    case 'backoff':
      return backoffText(change[side]);
    case 'jitter':
      return jitterText(change[side]);
    case 'rate':
      return rateLimitText(change[side]);
    case 'priority':
      return priorityText(change[side]);
    case 'queueCapacity': {
      const capacity = change[side];
      return capacity === null ? 'unbounded' : countText(capacity);
    }
    case 'retriesSpendTokens':
      return change[side] ? 'yes' : 'no';
    case 'backoffLane':
    case 'overflow':
      return change[side];
    default:
      return change satisfies never;
  }
}

function backoffText({ kind, baseMs, maxMs }: Backoff): string {
  if (kind === 'none') return 'none';
  const base = `${kind} ${durationText(baseMs)}`;
  return kind === 'fixed' ? base : `${base}, at most ${durationText(maxMs)}`;
}

function jitterText(jitter: Jitter): string {
  return jitter.kind === 'proportional' ? `±${Math.round(jitter.ratio * 100)} %` : jitter.kind;
}

function rateLimitText(rate: Rate | null): string {
  return rate === null ? 'none' : `${rateText(rate.perSecond)}/s, burst ${countText(rate.burst)}`;
}

function priorityText(rule: PriorityRule): string {
  switch (rule.kind) {
    case 'strict':
      return 'strict';
    case 'weighted':
      return `weighted ${rule.weights.high}:${rule.weights.medium}:${rule.weights.low}`;
    case 'aging':
      return `aging ${rule.perSecond} levels/s`;
    default:
      return rule satisfies never;
  }
}
