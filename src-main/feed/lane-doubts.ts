import type { SpentTime } from './spent-time';

/** A lane whose attempt was cut short, of which the log has not told yet whether its body outlived the verdict. */
export interface LaneDoubt {
  readonly fromMs: number;
  /** Whether the lane is held for a task, and whether that one's retry is due. */
  hold: 'none' | 'waiting' | 'due';
  /** Since when it is held. */
  heldFromMs: number;
  /** How long it was counted as held. */
  heldMs: number;
  /** How long it was counted as busy. */
  busyMs: number;
  /** Where it stands among those that are in doubt. */
  place: number;
}

/** Time of which it is not known yet whether tasks lacked a lane: they did if all these lanes had ghosts. */
interface DoubtfulTime {
  readonly lanes: Set<LaneDoubt>;
  /** Counted as waiting for a token, since there was none. */
  tokenMs: number;
  /** Counted as waiting for a lane, since all else was there. */
  laneMs: number;
}

/** Sorts of time in doubt that are kept; of more than that the oldest stays as it was counted. */
const MOST_IN_DOUBT = 64;

/**
 * What time was spent on is known in part only afterwards: where a body outlives its verdict, the log says so when it
 * has stopped, and nothing where it stopped at once. Until then the likelier is counted: a lane that could be used
 * and is not has a ghost on it. When it is known, what was counted otherwise is counted anew.
 */
export class LaneDoubts {
  readonly #time: SpentTime;
  /** In no order: a set costs more where they come and go. */
  readonly #doubts: LaneDoubt[] = [];
  #inDoubt: DoubtfulTime[] = [];
  /** That of the lanes as they are; null: they have changed. */
  #present: DoubtfulTime | null = null;
  #needsLane = false;
  #heldToo = false;

  /** @param time where time is counted; is changed */
  constructor(time: SpentTime) {
    this.#time = time;
  }

  begin(atMs: number): LaneDoubt {
    const place = this.#doubts.length;
    const doubt: LaneDoubt = { fromMs: atMs, hold: 'none', heldFromMs: 0, heldMs: 0, busyMs: 0, place };
    this.#doubts.push(doubt);
    this.#present = null;
    return doubt;
  }

  /** The lane is held from now on, its task's retry is due, or it is held no more. */
  changeHold(doubt: LaneDoubt, hold: LaneDoubt['hold'], atMs: number): void {
    if (doubt.hold === 'none') doubt.heldFromMs = atMs;
    if (hold === 'none') endHold(doubt, atMs);
    doubt.hold = hold;
    this.#present = null;
  }

  /**
   * So long tasks waited for a token, and lanes in doubt may have been free.
   *
   * @param needsLane whether there are tasks that could use any lane
   * @param heldToo whether the retries that lanes are held for need a token, too
   */
  spendOnToken(durationMs: number, needsLane: boolean, heldToo: boolean): void {
    this.#timeOf(needsLane, heldToo).tokenMs += durationMs;
  }

  /** So long tasks had all they need if a lane in doubt was clear: it was not, or it would have been used. */
  spendOnLane(durationMs: number, needsLane: boolean): void {
    this.#timeOf(needsLane, true).laneMs += durationMs;
    if (!needsLane) return;
    for (const doubt of this.#doubts) {
      if (doubt.hold !== 'none') continue;
      doubt.busyMs += durationMs;
      this.#time.busyMs += durationMs;
    }
  }

  /** Its body ran on until now. */
  wasGhost(doubt: LaneDoubt, atMs: number): void {
    endHold(doubt, atMs);
    this.#time.heldMs -= doubt.heldMs;
    this.#time.busyMs += atMs - doubt.fromMs - doubt.busyMs;
    this.#end(doubt);
    if (this.#inDoubt.length === 0) return;
    const known = this.#inDoubt.filter(({ lanes }) => lanes.delete(doubt));
    for (const { lanes, tokenMs } of known) {
      if (lanes.size > 0) continue;
      this.#time.tokenMs -= tokenMs;
      this.#time.laneMs += tokenMs;
    }
    this.#inDoubt = merged(this.#inDoubt);
  }

  /** Its body had stopped at the verdict: what could have started on it was held back. */
  wasClear(doubt: LaneDoubt): void {
    this.#time.busyMs -= doubt.busyMs;
    this.#end(doubt);
    if (this.#inDoubt.length === 0) return;
    this.#inDoubt = this.#inDoubt.filter(({ lanes, laneMs }) => {
      if (!lanes.has(doubt)) return true;
      this.#time.laneMs -= laneMs;
      this.#time.dispatchMs += laneMs;
      return false;
    });
  }

  #end(doubt: LaneDoubt): void {
    const last = this.#doubts.pop() as LaneDoubt;
    if (last !== doubt) {
      this.#doubts[doubt.place] = last;
      last.place = doubt.place;
    }
    this.#present = null;
  }

  #timeOf(needsLane: boolean, heldToo: boolean): DoubtfulTime {
    if (this.#present !== null && this.#needsLane === needsLane && this.#heldToo === heldToo) {
      return this.#present;
    }
    const lanes = new Set<LaneDoubt>();
    for (const doubt of this.#doubts) {
      if ((heldToo && doubt.hold === 'due') || (needsLane && doubt.hold === 'none')) lanes.add(doubt);
    }
    this.#needsLane = needsLane;
    this.#heldToo = heldToo;
    this.#present = this.#inDoubt.find((known) => isSame(known.lanes, lanes)) ?? this.#keep(lanes);
    return this.#present;
  }

  #keep(lanes: Set<LaneDoubt>): DoubtfulTime {
    const time = { lanes, tokenMs: 0, laneMs: 0 };
    this.#inDoubt.push(time);
    if (this.#inDoubt.length > MOST_IN_DOUBT) this.#inDoubt.shift();
    return time;
  }
}

function endHold(doubt: LaneDoubt, atMs: number): void {
  if (doubt.hold === 'none') return;
  doubt.heldMs += atMs - doubt.heldFromMs;
  doubt.hold = 'none';
}

/** One of each set of lanes, and none of those without a lane in doubt. */
function merged(times: readonly DoubtfulTime[]): DoubtfulTime[] {
  const kept: DoubtfulTime[] = [];
  for (const time of times) {
    if (time.lanes.size === 0) continue;
    const same = kept.find(({ lanes }) => isSame(lanes, time.lanes));
    if (same === undefined) {
      kept.push(time);
      continue;
    }
    same.tokenMs += time.tokenMs;
    same.laneMs += time.laneMs;
  }
  return kept;
}

function isSame(a: ReadonlySet<LaneDoubt>, b: ReadonlySet<LaneDoubt>): boolean {
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}
