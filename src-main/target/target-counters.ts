/** What a test server counts, each in a place of its own. */
const PLACES = { requests: 0, failed: 1, dropped: 2 } as const;
export type CountedRequest = keyof typeof PLACES;

/** Counts of a test server in memory that two threads share: one counts, the other looks at any time. */
export class TargetCounters {
  readonly memory: SharedArrayBuffer;
  readonly #counts: BigInt64Array;

  /** @param memory of other counters, to share it; default: memory of its own, all 0 */
  constructor(memory = new SharedArrayBuffer(Object.keys(PLACES).length * BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#counts = new BigInt64Array(memory);
  }

  /** @returns how many there are by now */
  add(what: CountedRequest): number {
    return Number(Atomics.add(this.#counts, PLACES[what], 1n)) + 1;
  }

  get(what: CountedRequest): number {
    return Number(Atomics.load(this.#counts, PLACES[what]));
  }
}
