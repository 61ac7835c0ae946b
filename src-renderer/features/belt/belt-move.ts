import type { LaneId, Outcome, Priority, TaskId } from '#contract/task';

/** Where a task can be, or come from, or go to. */
export type Place =
  | { readonly kind: 'outside' }
  | { readonly kind: 'queue'; readonly priority: Priority }
  | { readonly kind: 'lane'; readonly lane: LaneId }
  | { readonly kind: 'siding' }
  | { readonly kind: 'bin'; readonly outcome: Outcome }
  /** Off the tracks: refused, or dropped from the full queue. */
  | { readonly kind: 'off' }
  /** In the yard, but nobody here knows where. */
  | { readonly kind: 'unknown' };

/** What an event moved, and where to. */
export interface Move {
  /** null: it never became a task. */
  readonly task: TaskId | null;
  readonly from: Place;
  readonly to: Place;
}
