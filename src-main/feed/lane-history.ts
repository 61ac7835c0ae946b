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
import { BarBlocks, BLOCK_BARS } from './bar-blocks';
import { LaneTiles } from './lane-tiles';
import { ShareGrid } from './share-grid';

/** How many bars main keeps one by one: 37 MiB when full. A power of two. */
const KEPT_BARS = 1_048_576;
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
  readonly #blocks: BarBlocks;
  readonly #tiles = new LaneTiles();

  readonly #mostRead: number;

  /**
   * @param keptBars how many bars are kept one by one, a power of two
   * @param mostRead so many are looked at for one answer at most: main stays quick, and the tiles tell the rest
   */
  constructor(keptBars = KEPT_BARS, mostRead = MOST_READ) {
    this.#mostRead = mostRead;
    this.#ring = new BarRing(keptBars);
    this.#blocks = new BarBlocks(Math.max(keptBars, BLOCK_BARS));
  }

  /** One more bar; it ended no earlier than any before it. */
  add(bar: Bar): void {
    this.#blocks.add(this.#ring.added, bar.fromMs);
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
      this.#tiles.addTo(grid, 0, ALL_LANES, fromMs, toMs);
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
    const wanted = ring.firstEndingFrom(fromMs);
    const first = this.#firstToRead(fromMs, toMs);
    if (fromMs < ring.wholeFromMs || first === null || first > wanted) return null;
    const found = new BarRing(MAX_SINGLE_BARS_ROOM);
    for (const number of this.#touching(wanted, toMs)) {
      if (!isAmong(lanes, ring.lane[ring.slot(number)] as number)) continue;
      if (found.added === MAX_SINGLE_BARS) return null;
      found.add(ring.at(number));
    }
    return { ...found.newest(MAX_SINGLE_BARS), wholeFromMs: fromMs };
  }

  /** By the bars themselves as far as they are known and few enough, before that by the tiles. */
  #shares(fromMs: number, toMs: number, lanes: Lanes, columnsAsked: number) {
    const ring = this.#ring;
    const rows = lanes.to - lanes.from + 1;
    const columns = Math.max(1, Math.min(columnsAsked, Math.floor(MAX_HISTORY_CELLS / rows)));
    const grid = new ShareGrid(rows, columns, fromMs, toMs);
    const first = this.#firstToRead(fromMs, toMs);
    const knownFromMs = Math.max(fromMs, first === null ? toMs : this.#wholeFromMs(first));
    for (let row = 0; row < rows; row++) {
      this.#tiles.addTo(grid, row, lanes.from + row, fromMs, Math.min(toMs, knownFromMs));
    }
    if (first === null) return { columns, ...grid.packed() };
    for (const number of this.#touching(first, toMs)) {
      if (isAmong(lanes, ring.lane[ring.slot(number)] as number)) {
        this.#addBar(grid, number, lanes.from, knownFromMs);
      }
    }
    return { columns, ...grid.packed() };
  }

  /**
   * The first bar to look at for a stretch, so that not too many are looked at: the newest of those that touch it.
   * Null where even those that end after it are too many.
   */
  #firstToRead(fromMs: number, toMs: number): number | null {
    const ring = this.#ring;
    const end = ring.firstEndingFrom(toMs);
    const left = this.#mostRead - this.#countFrom(end, toMs);
    if (left < 0) return null;
    return Math.max(ring.firstEndingFrom(fromMs), end - left);
  }

  /** From when on every bar is among those from that one on. */
  #wholeFromMs(first: number): number {
    const ring = this.#ring;
    return first === ring.first ? ring.wholeFromMs : (ring.toMs[ring.slot(first - 1)] as number);
  }

  /** How many bars from that one on are to be looked at, since they, or others of their block, began by `toMs`. */
  #countFrom(first: number, toMs: number): number {
    let count = 0;
    for (let number = first; number < this.#ring.added; number = nextBlock(number)) {
      if (this.#blocks.earliestMs(number) <= toMs) {
        count += Math.min(nextBlock(number), this.#ring.added) - number;
      }
    }
    return count;
  }

  /** The numbers of the bars from `first` on that began by `toMs`, in the order of their ends. */
  *#touching(first: number, toMs: number): Generator<number> {
    const ring = this.#ring;
    for (let number = first; number < ring.added; ) {
      const next = nextBlock(number);
      if (this.#blocks.earliestMs(number) > toMs) {
        number = next;
        continue;
      }
      for (const end = Math.min(next, ring.added); number < end; number++) {
        if ((ring.fromMs[ring.slot(number)] as number) <= toMs) yield number;
      }
    }
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
}

function isAmong({ from, to }: Lanes, lane: number): boolean {
  return from <= lane && lane <= to;
}

function nextBlock(number: number): number {
  return number - (number % BLOCK_BARS) + BLOCK_BARS;
}

/** A power of two that holds all bars of one answer. */
const MAX_SINGLE_BARS_ROOM = 4_096;

/** When a wait went on beyond its delay; the end where it did not, or was none. */
function heldFrom(fromMs: number, toMs: number, delayMs: number): number {
  return delayMs === 0 ? toMs : Math.min(toMs, fromMs + delayMs);
}
