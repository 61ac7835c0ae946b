import type { Limits } from './limits';

/** One limit that was changed, and how. Nested ones are told whole. */
export type LimitChange = {
  [K in keyof Limits]: { readonly limit: K; readonly from: Limits[K]; readonly to: Limits[K] };
}[keyof Limits];

/** What is different between two sets of limits, in the order in which they are written. */
export function limitChanges(before: Limits, after: Limits): LimitChange[] {
  const limits = Object.keys(after) as (keyof Limits)[];
  return limits
    .filter((limit) => JSON.stringify(before[limit]) !== JSON.stringify(after[limit]))
    .map((limit) => ({ limit, from: before[limit], to: after[limit] }) as LimitChange);
}
