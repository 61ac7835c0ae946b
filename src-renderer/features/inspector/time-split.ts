import { runMsOf, type TaskRecord, waitMsOf } from '#contract/task-record';

/** Where the time of a task went, in milliseconds; together they are its response time. */
export interface TimeSplit {
  /** From the intended arrival to acceptance: the submitter was held up. */
  readonly lateMs: number;
  /** From acceptance to the first start. */
  readonly waitMs: number;
  /** All attempts, from start to verdict. */
  readonly runMs: number;
  /** Delays before retries, as far as they have gone by. */
  readonly backoffMs: number;
  /** Between attempts, after the delay: for a lane, a token, or its turn. */
  readonly waitAgainMs: number;
  /** From the intended arrival to the end, or to now. */
  readonly responseMs: number;
}

/**
 * The record tells delays as a sum, and not whether an end cut the last one short: where a task ended between
 * two attempts, waiting after earlier delays may be counted as delay.
 *
 * @param nowMs in milliseconds of the run
 */
export function timeSplit(record: TaskRecord, nowMs: number): TimeSplit {
  const { intendedAtMs, submittedAtMs, settledAtMs, retryAtMs } = record;
  const endMs = settledAtMs ?? nowMs;
  const lateMs = submittedAtMs - intendedAtMs;
  const waitMs = waitMsOf(record, nowMs);
  const runMs = runMsOf(record, nowMs);
  const betweenMs = Math.max(0, endMs - submittedAtMs - waitMs - runMs);
  const stillToComeMs = retryAtMs === null ? 0 : Math.max(0, retryAtMs - nowMs);
  const backoffMs = Math.min(betweenMs, Math.max(0, record.backoffMs - stillToComeMs));
  return {
    ...{ lateMs, waitMs, runMs, backoffMs },
    waitAgainMs: betweenMs - backoffMs,
    responseMs: endMs - intendedAtMs,
  };
}
