import type { Limits } from './limits';

/** One limit that was changed, and how. Nested ones are told whole. */
export type LimitChange = {
  [K in keyof Limits]: { readonly limit: K; readonly from: Limits[K]; readonly to: Limits[K] };
}[keyof Limits];

/** What is different between two sets of limits, in the order in which they are written. */
export function limitChanges(before: Limits, after: Limits): LimitChange[] {
  const limits = Object.keys(after) as (keyof Limits)[];
  return limits
    .filter((limit) => !isSame(before[limit], after[limit]))
    .map((limit) => ({ limit, from: before[limit], to: after[limit] }) as LimitChange);
}

/** What comes of changes made one after another: each limit once, and none that is back to what it was. */
export function netChanges(changes: readonly LimitChange[]): LimitChange[] {
  const net = new Map<LimitChange['limit'], LimitChange>();
  for (const change of changes) {
    const first = net.get(change.limit) ?? change;
    net.set(change.limit, { ...change, from: first.from } as LimitChange);
  }
  return [...net.values()].filter(({ from, to }) => !isSame(from, to));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
