import type { Ending } from '#contract/task-detail';
import type { TaskRecord } from '#contract/task-record';
import { mayRetry } from '../../engine/retry-policy';
import { QUEUE_TIMEOUT_ERROR, TOTAL_TIMEOUT_ERROR } from '../../engine/settlement';

/** What was allowed to a task when it settled. */
export interface EndingRules {
  readonly maxAttempts: number;
  /** Whether a shutdown had put an end to all retries. */
  readonly hadRetriesEnded: boolean;
}

/** Why a task ended as it did, by the rule that the engine ended it by; null while it is pending. */
export function endingOf(record: Readonly<TaskRecord>, rules: EndingRules): Ending | null {
  switch (record.phase) {
    case 'queued':
    case 'running':
    case 'backing-off':
      return null;
    case 'succeeded':
      return { kind: 'succeeded', attempt: record.attempts.length };
    case 'cancelled':
      if (record.reason === null) throw new Error(`task ${record.task} was cancelled for no reason`);
      return { kind: 'cancelled', reason: record.reason };
    case 'timed-out':
      // Only the engine times out, so the name is its own and no body's.
      if (record.error?.name === QUEUE_TIMEOUT_ERROR) return { kind: 'queue-timeout' };
      if (record.error?.name === TOTAL_TIMEOUT_ERROR) return { kind: 'total-timeout' };
      return withoutRetry(record, 'timed-out', rules);
    case 'failed':
      return withoutRetry(record, 'failed', rules);
    default:
      return record.phase satisfies never;
  }
}

function withoutRetry(
  { error, attempts }: Readonly<TaskRecord>,
  outcome: 'failed' | 'timed-out',
  { maxAttempts, hadRetriesEnded }: EndingRules,
): Ending {
  if (error?.retryable === false) return { kind: 'final-error' };
  const wouldRetry = mayRetry(outcome, error ?? undefined, attempts.length, maxAttempts);
  return wouldRetry && hadRetriesEnded
    ? { kind: 'no-retry-in-shutdown' }
    : { kind: 'attempts-used', maxAttempts };
}
