import type { Task } from './task';

/** Which of the ready tasks may start at this moment. */
export interface Eligible {
  /** Tasks that have never run. */
  readonly fresh: boolean;
  /** Retries that came back to the queue. */
  readonly rejoined: boolean;
  /** Retries that wait on a lane of their own. */
  readonly held: boolean;
}

const ELIGIBLE: readonly Eligible[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  fresh: (bits & 3) === 3,
  rejoined: (bits & 5) === 5,
  held: (bits & 4) === 4,
}));

/** Who may start: made once, since it is asked before every start. */
export function eligibleFor(isLaneFree: boolean, hasToken: boolean, mayRetryStart: boolean): Eligible {
  return ELIGIBLE[(isLaneFree ? 1 : 0) | (hasToken ? 2 : 0) | (mayRetryStart ? 4 : 0)] as Eligible;
}

/** One level: three lists, since not all ready tasks may start at the same moments, but one order. */
export class ReadyLevel<List extends { readonly head: Task | null }> {
  readonly fresh: List;
  readonly rejoined: List;
  readonly held: List;

  constructor(fresh: List, rejoined: List, held: List) {
    this.fresh = fresh;
    this.rejoined = rejoined;
    this.held = held;
  }

  /** Of the eligible, the one that has been ready longest. */
  first(eligible: Eligible): Task | null {
    let first = eligible.fresh ? this.fresh.head : null;
    if (eligible.rejoined) first = earlier(first, this.rejoined.head);
    if (eligible.held) first = earlier(first, this.held.head);
    return first;
  }
}

function earlier(a: Task | null, b: Task | null): Task | null {
  if (a === null) return b;
  if (b === null) return a;
  return a.readyOrder < b.readyOrder ? a : b;
}
