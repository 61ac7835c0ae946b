/** One thing wrong with what somebody sent: where, what was expected, what came. */
export interface Problem {
  /** Path of the field, as `backoff.baseMs` or `--workers`. */
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** As people read it: `workers: expected a whole number from 1 to 1024, got 0`. */
export function describeProblem(problem: Problem): string {
  return `${problem.field}: expected ${problem.expected}, got ${problem.got}`;
}

/** What a command comes back with. Where it is refused nothing has changed. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
