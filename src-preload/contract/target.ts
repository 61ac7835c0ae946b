/** What the built-in test server does to requests, as long as it is set so. */
export interface TargetFaults {
  /** It answers after so long, in milliseconds. */
  readonly latencyMs: number;
  /** Up to so much longer, drawn evenly for each request, in milliseconds. */
  readonly jitterMs: number;
  /** Share of requests that are answered with status 500, 0 to 1. */
  readonly failureRate: number;
  /** Times when nothing is served: for `lengthMs` at the end of every `everyMs` each connection is closed unanswered. */
  readonly outage: { readonly everyMs: number; readonly lengthMs: number } | null;
  /** Bytes of an answer's body. */
  readonly bodyBytes: number;
}

export const NO_FAULTS: TargetFaults = {
  latencyMs: 0,
  jitterMs: 0,
  failureRate: 0,
  outage: null,
  bodyBytes: 32,
};

export const FAULT_RANGES = {
  latencyMs: { min: 0, max: 60_000, integer: false },
  jitterMs: { min: 0, max: 60_000, integer: false },
  failureRate: { min: 0, max: 1, integer: false },
  'outage.everyMs': { min: 100, max: 3_600_000, integer: false },
  'outage.lengthMs': { min: 1, max: 3_600_000, integer: false },
  bodyBytes: { min: 0, max: 1_048_576, integer: true },
} as const;

/** The built-in test server as it is now. */
export interface TargetState {
  /** Where it listens; null: it has not been started, since nothing has asked for it yet. */
  readonly url: string | null;
  readonly faults: TargetFaults;
  /** It is in an outage now. */
  readonly isOut: boolean;
  /** Requests since it started. */
  readonly requests: number;
  /** Of those, answered with 500 by `failureRate`. */
  readonly failed: number;
  /** Of those, closed unanswered in an outage. */
  readonly dropped: number;
}
