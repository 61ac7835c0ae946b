import { type Bar, type BarColumns, sortOfBar } from '#contract/bar-columns';
import { BarRing } from '#contract/bar-ring';
import { SNAPSHOT_BARS } from '#contract/feed-message';
import {
  HELD_SHARE,
  type LaneHistory as LaneHistoryAnswer,
  type LaneHistoryQuery,
  MAX_HISTORY_CELLS,
  MAX_SINGLE_BARS,
  SHARE_OF_SORT,
} from '#contract/lane-history';
import { LaneTiles } from './lane-tiles';
import { ShareGrid } from './share-grid';

/** How many bars main keeps one by one: 37 MiB when full. A power of two. */
const KEPT_BARS = 1_048_576;
/** So many bars are looked at for one answer at most, that main stays quick; the tiles tell the rest. */
const MOST_READ = 131_072;
/** Stands for all lanes added up. */
const ALL_LANES = 0;

type Lanes = Exclude<LaneHistoryQuery['lanes'], null>;

/**
 * What has finished on the lanes of a run, whole: the newest bars one by one, and how the time of every lane
 * was spent since the beginning, in a grain that grows with the run.
 */
export class LaneHistory {
  readonly #ring: BarRing;
  readonly #tiles = new LaneTiles();

  /** @param keptBars how many bars are kept one by one, a power of two */
  constructor(keptBars = KEPT_BARS) {
    this.#ring = new BarRing(keptBars);
  }

  /** One more bar; it ended no earlier than any before it. */
  add(bar: Bar): void {
    this.#ring.add(bar);
    const kind = SHARE_OF_SORT[sortOfBar(bar.kind, bar.outcome)] as number;
    const heldFromMs = heldFrom(bar.fromMs, bar.toMs, bar.delayMs);
    this.#spend(bar.lane, kind, bar.fromMs, heldFromMs);
    this.#spend(bar.lane, HELD_SHARE, heldFromMs, bar.toMs);
  }

  /** The newest bars, as a snapshot carries them. */
  newest(): BarColumns {
    return this.#ring.newest(SNAPSHOT_BARS);
  }

  /** @param moment which run this is, and the time of its last event */
  answer(
    { fromMs, toMs, lanes, columns }: LaneHistoryQuery,
    moment: { readonly run: number; readonly untilMs: number },
  ): LaneHistoryAnswer {
    if (lanes === null) {
      const grid = new ShareGrid(1, columns, fromMs, toMs);
      this.#tiles.forEach(ALL_LANES, fromMs, toMs, (...spent) => grid.add(0, ...spent));
      return { ...moment, kind: 'shares', columns, ...grid.packedToFullest() };
    }
    const bars = this.#singleBars(fromMs, toMs, lanes);
    if (bars !== null) return { ...moment, kind: 'bars', bars };
    return { ...moment, kind: 'shares', ...this.#shares(fromMs, toMs, lanes, columns) };
  }

  clear(): void {
    this.#ring.clear();
    this.#tiles.clear();
  }

  #spend(lane: number, kind: number, fromMs: number, toMs: number): void {
    if (toMs <= fromMs) return;
    this.#tiles.add(lane, kind, fromMs, toMs);
    this.#tiles.add(ALL_LANES, kind, fromMs, toMs);
  }

  /** Every bar of the lanes that touches the stretch; null where not all are known, or they are too many. */
  #singleBars(fromMs: number, toMs: number, lanes: Lanes): BarColumns | null {
    const ring = this.#ring;
    if (fromMs < ring.wholeFromMs) return null;
    const found = new BarRing(MAX_SINGLE_BARS_ROOM);
    const areAll = this.#eachTouching(fromMs, toMs, lanes, (number) => {
      if (found.added === MAX_SINGLE_BARS) return false;
      found.add(ring.at(number));
      return true;
    });
    return areAll ? { ...found.newest(MAX_SINGLE_BARS), wholeFromMs: fromMs } : null;
  }

  /** By the bars themselves as far as they are known, before that by the tiles. */
  #shares(fromMs: number, toMs: number, lanes: Lanes, columnsAsked: number) {
    const rows = lanes.to - lanes.from + 1;
    const columns = Math.max(1, Math.min(columnsAsked, Math.floor(MAX_HISTORY_CELLS / rows)));
    const grid = new ShareGrid(rows, columns, fromMs, toMs);
    const knownFromMs = Math.max(fromMs, this.#readableFromMs(toMs));
    for (let row = 0; row < rows; row++) {
      this.#tiles.forEach(lanes.from + row, fromMs, Math.min(toMs, knownFromMs), (...spent) =>
        grid.add(row, ...spent),
      );
    }
    this.#eachTouching(knownFromMs, toMs, lanes, (number) => {
      this.#addBar(grid, number, lanes.from, knownFromMs);
      return true;
    });
    return { columns, ...grid.packed() };
  }

  /** From when on the bars of a stretch that ends at `toMs` are known, and few enough to be looked at. */
  #readableFromMs(toMs: number): number {
    const ring = this.#ring;
    const end = ring.firstEndingFrom(toMs + ring.longestMs);
    const begin = Math.max(ring.first, end - MOST_READ);
    return begin === ring.first ? ring.wholeFromMs : (ring.toMs[ring.slot(begin)] as number);
  }

  #addBar(grid: ShareGrid, number: number, firstLane: number, knownFromMs: number): void {
    const ring = this.#ring;
    const slot = ring.slot(number);
    const row = (ring.lane[slot] as number) - firstLane;
    const toMs = ring.toMs[slot] as number;
    const heldFromMs = heldFrom(ring.fromMs[slot] as number, toMs, ring.delayMs[slot] as number);
    const fromMs = Math.max(knownFromMs, ring.fromMs[slot] as number);
    grid.add(row, SHARE_OF_SORT[ring.sort[slot] as number] as number, fromMs, heldFromMs);
    grid.add(row, HELD_SHARE, Math.max(knownFromMs, heldFromMs), toMs);
  }

  /**
   * Tells the number of every bar held that touches the stretch, in the order of their ends, until it has
   * heard enough: false then.
   */
  #eachTouching(fromMs: number, toMs: number, lanes: Lanes, tell: (number: number) => boolean): boolean {
    const ring = this.#ring;
    const lastEndMs = toMs + ring.longestMs;
    for (let number = ring.firstEndingFrom(fromMs); number < ring.added; number++) {
      const slot = ring.slot(number);
      if ((ring.toMs[slot] as number) > lastEndMs) return true;
      const lane = ring.lane[slot] as number;
      if (lane < lanes.from || lane > lanes.to || (ring.fromMs[slot] as number) > toMs) continue;
      if (!tell(number)) return false;
    }
    return true;
  }
}

/** A power of two that holds all bars of one answer. */
const MAX_SINGLE_BARS_ROOM = 4_096;

/** When a wait went on beyond its delay; the end where it did not, or was none. */
function heldFrom(fromMs: number, toMs: number, delayMs: number): number {
  return delayMs === 0 ? toMs : Math.min(toMs, fromMs + delayMs);
}
