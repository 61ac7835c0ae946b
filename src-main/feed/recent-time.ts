import { noTime, type SpentTime, timeBetween } from './spent-time';

/** It moves on by so much, in milliseconds of the run. */
const QUARTER_MS = 250;
/** It looks back over so many quarter seconds, the present one included. */
const QUARTERS = 20;

/** What the last five seconds were spent on, from what the whole run was spent on at every quarter second. */
export class RecentTime {
  /** By quarter, in turns. */
  readonly #ring = Array.from({ length: QUARTERS + 1 }, () => ({ quarter: -1, time: noTime() }));

  /** When the time is to be noted next on the way from `atMs` to `untilMs`, in milliseconds of the run. */
  nextMs(atMs: number, untilMs: number): number {
    const next = Math.floor(atMs / QUARTER_MS) + 1;
    // Over a long silence no more is noted than will be looked at.
    return Math.max(next, Math.floor(untilMs / QUARTER_MS) - QUARTERS) * QUARTER_MS;
  }

  /** The run's time as it is at the end of a quarter. */
  note(atMs: number, time: Readonly<SpentTime>): void {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const slot = this.#ring[quarter % (QUARTERS + 1)] as { quarter: number; time: SpentTime };
    slot.quarter = quarter;
    Object.assign(slot.time, time);
  }

  /** What came since some five seconds before `atMs`, or since the run began. */
  since(atMs: number, time: Readonly<SpentTime>): SpentTime {
    const present = Math.floor(atMs / QUARTER_MS);
    for (let quarter = Math.max(0, present - QUARTERS + 1); quarter <= present; quarter++) {
      const slot = this.#ring[quarter % (QUARTERS + 1)];
      if (slot?.quarter === quarter) return timeBetween(slot.time, time);
      // Before the first quarter that was noted there was nothing.
      if (!this.#ring.some((noted) => noted.quarter >= 0 && noted.quarter < quarter)) break;
    }
    return { ...time };
  }
}
