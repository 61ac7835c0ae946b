import { BAR_SORTS, type BarKind } from '#contract/bar-columns';
import type { BarRing } from '#contract/bar-ring';
import type { LaneId } from '#contract/task';
import type { LaneTarget } from './lane-target';
import type { LivePiece } from './live-pieces';

/** Back in time, or on. */
export type Direction = -1 | 1;

/** A place among the things on a lane: when it began, and its rank among those that began with it. */
export interface LanePlace {
  readonly fromMs: number;
  readonly rank: number;
}

/** Before and behind everything. */
export const ENDS: Readonly<Record<Direction, LanePlace>> = {
  1: { fromMs: Number.NEGATIVE_INFINITY, rank: 0 },
  [-1]: { fromMs: Number.POSITIVE_INFINITY, rank: 0 },
};

/** A verdict may begin a wait and a ghost at once. */
export const RANKS: Readonly<Record<BarKind | LivePiece['kind'], number>> = {
  attempt: 0,
  running: 0,
  backoff: 1,
  wait: 1,
  ghost: 2,
};

/** The nearest of what is offered, in one direction from a place. */
export class NearestOnLane {
  fromMs: number;
  toMs = 0;
  /** Makes a target of it. */
  take: () => LaneTarget | null = () => null;
  readonly #direction: Direction;
  readonly #place: LanePlace;
  #rank: number;

  constructor(direction: Direction, place: LanePlace) {
    this.#direction = direction;
    this.#place = place;
    ({ fromMs: this.fromMs, rank: this.#rank } = ENDS[direction < 0 ? 1 : -1]);
  }

  /** Whether it is nearer than all before. */
  offer(fromMs: number, rank: number, toMs: number): boolean {
    const { fromMs: placeMs, rank: placeRank } = this.#place;
    const isBeyond = (fromMs - placeMs || rank - placeRank) * this.#direction > 0;
    if (!isBeyond || (fromMs - this.fromMs || rank - this.#rank) * this.#direction > 0) return false;
    this.fromMs = fromMs;
    this.toMs = toMs;
    this.#rank = rank;
    return true;
  }

  /** Offers all bars of a lane that ended by `endMs`. */
  offerBars(bars: BarRing, lane: LaneId, endMs: number): void {
    let nearest = -1;
    for (let number = bars.first; number < bars.added; number++) {
      const slot = bars.slot(number);
      const toMs = bars.toMs[slot] as number;
      if (bars.lane[slot] !== lane || toMs > endMs) continue;
      const { kind } = BAR_SORTS[bars.sort[slot] as number] as (typeof BAR_SORTS)[number];
      if (this.offer(bars.fromMs[slot] as number, RANKS[kind], toMs)) nearest = number;
    }
    if (nearest >= 0) this.take = () => ({ kind: 'bar', bar: bars.at(nearest) });
  }
}
