/** What the engine's own draws are for: jitter. */
export const ENGINE_PURPOSE = 0;
/** How long simulated bodies run. */
export const BODIES_PURPOSE = 1;

/**
 * What the draws of a run's n-th workload are for: each has its own, so that a workload does not depend on
 * those before it.
 *
 * @param index from 0
 */
export function workloadPurposes(index: number): { readonly tasks: number; readonly arrivals: number } {
  return { tasks: 2 + 2 * index, arrivals: 3 + 2 * index };
}
