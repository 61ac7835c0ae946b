import type { KeptRun } from '#contract/kept-runs';

/** How much is kept. */
export interface Retention {
  readonly maxRuns: number;
  /** Of all logs together. */
  readonly maxBytes: number;
}

export const DEFAULT_RETENTION: Retention = { maxRuns: 200, maxBytes: 4 * 1024 ** 3 };

/**
 * Which runs have to go: the oldest first, those that somebody has named after all others. What is under way, or shown
 * in a window, stays.
 *
 * @param runs the newest first
 */
export function runsToLetGo(
  runs: readonly KeptRun[],
  { maxRuns, maxBytes }: Retention,
  isInUse: (id: string) => boolean,
): string[] {
  let count = runs.length;
  let bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  const oldestFirst = runs.toReversed().filter(({ id, outcome }) => outcome !== 'under-way' && !isInUse(id));
  const inTurn = [
    ...oldestFirst.filter(({ name }) => name === null),
    ...oldestFirst.filter(({ name }) => name !== null),
  ];
  const gone: string[] = [];
  for (const run of inTurn) {
    if (count <= maxRuns && bytes <= maxBytes) break;
    gone.push(run.id);
    count--;
    bytes -= run.bytes;
  }
  return gone;
}
