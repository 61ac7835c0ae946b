import type { LaneId } from '#contract/task';
import type { Journal } from './journal';
import { Lane } from './lane';

/**
 * All lanes, and how many are to be open. More open at once, lowest numbers first; fewer close idle lanes
 * at once, highest numbers first, and after that whichever lane is vacated next.
 */
export class LanePool {
  readonly #journal: Journal;
  /** Lane n stands at n − 1. */
  readonly #lanes: Lane[] = [];
  readonly #idle = new NumberSet();
  #wanted = 0;
  open = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get hasIdle(): boolean {
    return this.#idle.size > 0;
  }

  /** Open lanes that nothing is on, and that are held for nobody. */
  get idle(): number {
    return this.#idle.size;
  }

  /** Open lanes that something is on, or that are held. */
  get occupied(): number {
    return this.open - this.#idle.size;
  }

  get(number: LaneId): Lane | undefined {
    return this.#lanes[number - 1];
  }

  /** Makes `count` the number of lanes to be open. */
  resize(count: number): void {
    this.#wanted = count;
    for (let number = 1; this.open < count; number++) {
      const lane = this.#lanes[number - 1] ?? this.#add();
      if (!lane.open) this.#open(lane);
    }
    while (this.open > count && this.#idle.size > 0) {
      const lane = this.get(this.#idle.last() + 1) as Lane;
      this.#idle.delete(lane.number - 1);
      this.#close(lane);
    }
  }

  /** Takes the idle lane with the lowest number; there must be one. */
  takeIdle(): Lane {
    const at = this.#idle.first();
    this.#idle.delete(at);
    return this.#lanes[at] as Lane;
  }

  /** To be called whenever something has left a lane: it becomes idle, or closes where it is one too many. */
  vacate(lane: Lane): void {
    if (lane.isOccupied || !lane.open) return;
    if (this.open > this.#wanted) this.#close(lane);
    else this.#idle.add(lane.number - 1);
  }

  /** Whether any lane holds something. */
  get isAnyOccupied(): boolean {
    return this.occupied > 0;
  }

  /** All lanes that are open, in order of their numbers. */
  opened(): Lane[] {
    return this.#lanes.filter(({ open }) => open);
  }

  #add(): Lane {
    const lane = new Lane(this.#lanes.length + 1);
    this.#lanes.push(lane);
    return lane;
  }

  #open(lane: Lane): void {
    lane.open = true;
    this.open++;
    this.#idle.add(lane.number - 1);
    this.#journal.laneOpened(lane.number);
  }

  #close(lane: Lane): void {
    lane.open = false;
    this.open--;
    this.#journal.laneClosed(lane.number);
  }
}

/** A set of small whole numbers, one bit each: its least and greatest are found 32 at a time. */
class NumberSet {
  readonly #words: number[] = [];
  size = 0;

  add(number: number): void {
    const at = number >>> 5;
    while (this.#words.length <= at) this.#words.push(0);
    this.#words[at] = (this.#words[at] as number) | (1 << (number & 31));
    this.size++;
  }

  delete(number: number): void {
    const at = number >>> 5;
    this.#words[at] = (this.#words[at] as number) & ~(1 << (number & 31));
    this.size--;
  }

  /** The least; the set must not be empty. */
  first(): number {
    let at = 0;
    while (this.#words[at] === 0) at++;
    const word = this.#words[at] as number;
    return at * 32 + (31 - Math.clz32(word & -word));
  }

  /** The greatest; the set must not be empty. */
  last(): number {
    let at = this.#words.length - 1;
    while (this.#words[at] === 0) at--;
    return at * 32 + (31 - Math.clz32(this.#words[at] as number));
  }
}
