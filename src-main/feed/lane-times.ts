import type { LaneId, Outcome } from '#contract/task';
import { type LaneDoubt, LaneDoubts } from './lane-doubts';
import type { SpentTime } from './spent-time';

interface TimedLane {
  isOpen: boolean;
  isBusy: boolean;
  /** When the newest attempt on it started. */
  startedAtMs: number;
  /** Held for a task whose retry is not due yet, or is. */
  hold: 'none' | 'waiting' | 'due';
  doubt: LaneDoubt | null;
}

/** What is on the lanes, as far as the log has told, and how many of them are how. */
export class LaneTimes {
  readonly #lanes: TimedLane[] = [];
  readonly #doubts: LaneDoubts;
  #open = 0;
  #busy = 0;
  /** Held for a task; a ghost may be on them too. */
  #held = 0;
  /** Lanes in doubt that are not held. */
  #inDoubt = 0;
  /** Held lanes whose task's retry is due, by whether a ghost may be on them. */
  #due = { clear: 0, inDoubt: 0 };

  constructor(time: SpentTime) {
    this.#doubts = new LaneDoubts(time);
  }

  /** Open lanes that nothing is on. */
  get free(): number {
    return this.#open - this.#busy - this.#held - this.#inDoubt;
  }

  /** Lanes held for nobody that a ghost may be on. */
  get inDoubt(): number {
    return this.#inDoubt;
  }

  /** Held lanes on which their task's retry could start. */
  get due(): number {
    return this.#due.clear;
  }

  /** The same, but that a ghost may be on them. */
  get dueInDoubt(): number {
    return this.#due.inDoubt;
  }

  get doubts(): LaneDoubts {
    return this.#doubts;
  }

  /** When the newest attempt on the lane started, in milliseconds of the run; null: none has. */
  startedAtMs(lane: LaneId): number | null {
    const at = this.#lanes[lane - 1]?.startedAtMs ?? -1;
    return at < 0 ? null : at;
  }

  /** So long they have been as they are. */
  spend(time: SpentTime, durationMs: number): void {
    time.openMs += this.#open * durationMs;
    time.busyMs += this.#busy * durationMs;
    time.heldMs += this.#held * durationMs;
  }

  opened(number: LaneId): void {
    const lane = this.#lane(number);
    if (lane.isOpen) return;
    lane.isOpen = true;
    this.#open++;
  }

  closed(number: LaneId): void {
    const lane = this.#lane(number);
    this.#wasClear(lane);
    if (!lane.isOpen) return;
    lane.isOpen = false;
    this.#open--;
  }

  started(number: LaneId, atMs: number): void {
    const lane = this.#lane(number);
    this.#wasClear(lane);
    this.#endHold(lane, atMs);
    lane.startedAtMs = atMs;
    if (lane.isBusy) return;
    lane.isBusy = true;
    this.#busy++;
  }

  /** The verdict fell: the body has ended, or may have outlived it. */
  settled(number: LaneId, outcome: Outcome, atMs: number): void {
    const lane = this.#lane(number);
    if (!lane.isBusy) return;
    lane.isBusy = false;
    this.#busy--;
    if (outcome === 'succeeded' || outcome === 'failed') return;
    lane.doubt = this.#doubts.begin(atMs);
    this.#inDoubt++;
  }

  /**
   * A body that had outlived its verdict has stopped.
   *
   * @param untilMs when that was, or an earlier time up to which its time is counted
   * @returns when its verdict fell; null where none is known
   */
  stopped(number: LaneId, untilMs: number): number | null {
    const lane = this.#lane(number);
    const { doubt } = lane;
    if (doubt === null) return null;
    this.#doubts.wasGhost(doubt, untilMs);
    this.#clear(lane);
    return doubt.fromMs;
  }

  /** It waits with a task until the retry is due. */
  held(number: LaneId, atMs: number): void {
    const lane = this.#lane(number);
    if (lane.hold !== 'none') return;
    lane.hold = 'waiting';
    this.#held++;
    if (lane.doubt === null) return;
    this.#inDoubt--;
    this.#doubts.changeHold(lane.doubt, 'waiting', atMs);
  }

  /** The retry that it is held for is due. */
  retryDue(number: LaneId, atMs: number): void {
    const lane = this.#lane(number);
    if (lane.hold !== 'waiting') return;
    lane.hold = 'due';
    this.#due[lane.doubt === null ? 'clear' : 'inDoubt']++;
    if (lane.doubt !== null) this.#doubts.changeHold(lane.doubt, 'due', atMs);
  }

  /** The task that it was held for has ended. */
  released(number: LaneId, atMs: number): void {
    this.#endHold(this.#lane(number), atMs);
  }

  #endHold(lane: TimedLane, atMs: number): void {
    if (lane.hold === 'none') return;
    if (lane.hold === 'due') this.#due[lane.doubt === null ? 'clear' : 'inDoubt']--;
    lane.hold = 'none';
    this.#held--;
    if (lane.doubt === null) return;
    this.#inDoubt++;
    this.#doubts.changeHold(lane.doubt, 'none', atMs);
  }

  /** Nothing has been on it since the verdict, or it could not be used now. */
  #wasClear(lane: TimedLane): void {
    if (lane.doubt === null) return;
    this.#doubts.wasClear(lane.doubt);
    this.#clear(lane);
  }

  #clear(lane: TimedLane): void {
    lane.doubt = null;
    if (lane.hold === 'none') this.#inDoubt--;
    if (lane.hold !== 'due') return;
    this.#due.inDoubt--;
    this.#due.clear++;
  }

  #lane(number: LaneId): TimedLane {
    while (this.#lanes.length < number) {
      this.#lanes.push({ isOpen: false, isBusy: false, startedAtMs: -1, hold: 'none', doubt: null });
    }
    return this.#lanes[number - 1] as TimedLane;
  }
}
