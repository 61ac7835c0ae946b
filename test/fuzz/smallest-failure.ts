import type { FuzzStep } from './fuzz-step';

/** Time for making a failure smaller, in milliseconds. */
const MOST_MS = 45_000;

/**
 * The fewest steps, and the least in the last of them, that still fail.
 *
 * @param fails sends steps to a world of their own
 */
export async function smallestFailure(
  steps: readonly FuzzStep[],
  fails: (steps: readonly FuzzStep[]) => Promise<boolean>,
): Promise<readonly FuzzStep[]> {
  const untilMs = performance.now() + MOST_MS;
  const stillFails = async (candidate: readonly FuzzStep[]) =>
    performance.now() < untilMs && (await fails(candidate));

  let smallest = steps;
  const alone = steps.slice(-1);
  if (steps.length > 1 && (await stillFails(alone))) smallest = alone;
  for (let size = Math.ceil(smallest.length / 2); smallest.length > 1 && size >= 1; ) {
    let hasShrunk = false;
    for (let from = 0; from < smallest.length - 1; ) {
      const rest = [
        ...smallest.slice(0, from),
        ...smallest.slice(Math.min(from + size, smallest.length - 1)),
      ];
      if (rest.length < smallest.length && (await stillFails(rest))) {
        smallest = rest;
        hasShrunk = true;
      } else {
        from += size;
      }
    }
    if (size === 1 && !hasShrunk) break;
    size = Math.max(1, Math.floor(size / 2));
  }

  for (let hasShrunk = true; hasShrunk; ) {
    hasShrunk = false;
    const last = smallest.at(-1);
    if (last === undefined || !('body' in last)) break;
    for (const body of simpler(last.body)) {
      const candidate = [...smallest.slice(0, -1), { ...last, body } as FuzzStep];
      if (!(await stillFails(candidate))) continue;
      smallest = candidate;
      hasShrunk = true;
      break;
    }
  }
  return smallest;
}

/** The value with one thing less in it, in every way. */
function* simpler(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) yield value.toSpliced(at, 1);
    for (const [at, item] of value.entries()) for (const less of simpler(item)) yield value.with(at, less);
    return;
  }
  for (const key of Object.keys(value)) {
    yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  for (const [key, item] of Object.entries(value)) {
    for (const less of simpler(item)) yield { ...value, [key]: less };
  }
}
