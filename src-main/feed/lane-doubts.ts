import type { SpentTime } from './spent-time';

/** A lane whose attempt was cut short, of which the log has not told yet whether its body outlived the verdict. */
export interface LaneDoubt {
  readonly fromMs: number;
  /** Since when it is held for a task; null: it is not. */
  heldFromMs: number | null;
  /** How long it was counted as held. */
  heldMs: number;
  /** How long it was counted as busy. */
  busyMs: number;
  /** How long tasks waited for a token, and were it not for ghosts had a lane: this and those older in doubt. */
  tokenMs: number;
  /** How long tasks waited for a lane, and were it not for ghosts had all they need. */
  laneMs: number;
}

/**
 * What time was spent on is known in part only afterwards: where a body outlives its verdict, the log says so when it
 * has stopped, and nothing where it stopped at once. Until then the likelier is counted: a lane that could be used
 * and is not has a ghost on it. When it is known, what was counted otherwise is counted anew.
 *
 * What is in doubt belongs to all lanes in doubt at its time together: one clear lane among them would have been
 * enough. Since they are kept in the order in which they came to be in doubt, those at any time are the oldest so
 * many of the present ones, and one sum for each number of them is enough.
 */
export class LaneDoubts {
  readonly #time: SpentTime;
  /** Oldest first. */
  readonly #doubts: LaneDoubt[] = [];

  /** @param time where time is counted; is changed */
  constructor(time: SpentTime) {
    this.#time = time;
  }

  begin(atMs: number): LaneDoubt {
    const doubt = { fromMs: atMs, heldFromMs: null, heldMs: 0, busyMs: 0, tokenMs: 0, laneMs: 0 };
    this.#doubts.push(doubt);
    return doubt;
  }

  /** So long tasks waited for a token, and a lane in doubt may have been free. */
  spendOnToken(durationMs: number): void {
    const newest = this.#doubts.at(-1);
    if (newest !== undefined) newest.tokenMs += durationMs;
  }

  /** So long tasks had all they need if a lane in doubt was clear: it was not, or it would have been used. */
  spendOnLane(durationMs: number): void {
    const newest = this.#doubts.at(-1);
    if (newest !== undefined) newest.laneMs += durationMs;
    for (const doubt of this.#doubts) {
      if (doubt.heldFromMs !== null) continue;
      doubt.busyMs += durationMs;
      this.#time.busyMs += durationMs;
    }
  }

  endHold(doubt: LaneDoubt, atMs: number): void {
    if (doubt.heldFromMs === null) return;
    doubt.heldMs += atMs - doubt.heldFromMs;
    doubt.heldFromMs = null;
  }

  /** Its body ran on until now. */
  wasGhost(doubt: LaneDoubt, atMs: number): void {
    this.endHold(doubt, atMs);
    this.#time.heldMs -= doubt.heldMs;
    this.#time.busyMs += atMs - doubt.fromMs - doubt.busyMs;
    const at = this.#doubts.lastIndexOf(doubt);
    const older = this.#doubts[at - 1];
    if (older !== undefined) {
      older.tokenMs += doubt.tokenMs;
      older.laneMs += doubt.laneMs;
    } else {
      this.#time.tokenMs -= doubt.tokenMs;
      this.#time.laneMs += doubt.tokenMs;
    }
    this.#doubts.splice(at, 1);
  }

  /** Its body had stopped at the verdict: what could have started on it was held back. */
  wasClear(doubt: LaneDoubt): void {
    this.#time.busyMs -= doubt.busyMs;
    const at = this.#doubts.lastIndexOf(doubt);
    for (let newer = at; newer < this.#doubts.length; newer++) {
      const known = this.#doubts[newer] as LaneDoubt;
      this.#time.laneMs -= known.laneMs;
      this.#time.dispatchMs += known.laneMs;
      known.laneMs = 0;
      known.tokenMs = 0;
    }
    this.#doubts.splice(at, 1);
  }
}
