import { median, timeMs } from './measure';

/** Somebody who is measured beside others. */
export interface Named {
  readonly name: string;
}

/** What a contender took, round by round. */
export interface TurnTimes {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
}

/**
 * Every contender in turn, round after round, so that a slow spell of the machine strikes all alike; each round begins
 * with another one, so that nobody always runs in the same neighbour's wake. One more round, before them, warms up.
 */
export async function timeInTurn<T extends Named>(
  contenders: readonly T[],
  rounds: number,
  run: (contender: T) => Promise<void>,
): Promise<TurnTimes[]> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round + 1) % contenders.length] as T;
      const ms = await timeMs(() => run(contender));
      if (round >= 0) times.get(contender.name)?.push(ms);
    }
  }
  return contenders.map(({ name }) => {
    const own = times.get(name) ?? [];
    return { name, medianMs: median(own), minMs: Math.min(...own), maxMs: Math.max(...own) };
  });
}
