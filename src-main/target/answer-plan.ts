import type { TargetFaults } from '#contract/target';

/** Chance for one request, each evenly spread over [0, 1). */
export interface AnswerDraws {
  readonly jitter: number;
  readonly failure: number;
}

/** What becomes of a request: its connection is closed unanswered, or it is answered after so many milliseconds. */
export type AnswerPlan =
  | { readonly kind: 'drop' }
  | { readonly kind: 'answer'; readonly status: 200 | 500; readonly delayMs: number };

const DROP: AnswerPlan = { kind: 'drop' };

/**
 * Whether nothing is served at that moment: at the end of every `everyMs`, for `lengthMs`.
 *
 * @param sinceMs since outages are counted, ≥ 0
 */
export function isOutage(outage: TargetFaults['outage'], sinceMs: number): boolean {
  return outage !== null && sinceMs % outage.everyMs >= outage.everyMs - outage.lengthMs;
}

/** @param sinceMs since outages are counted, ≥ 0 */
export function planAnswer(faults: TargetFaults, sinceMs: number, draws: AnswerDraws): AnswerPlan {
  if (isOutage(faults.outage, sinceMs)) return DROP;
  return {
    kind: 'answer',
    status: draws.failure < faults.failureRate ? 500 : 200,
    delayMs: faults.latencyMs + draws.jitter * faults.jitterMs,
  };
}
