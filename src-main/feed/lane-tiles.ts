import { SHARE_KINDS } from '#contract/lane-history';

/** Buckets of one lane. At least half of them are in use once a run is longer than the first width of all. */
export const TILE_BUCKETS = 1_024;
/** How long a bucket is in a run that has just begun, in milliseconds. A power of two. */
export const FIRST_BUCKET_MS = 8;

/** How one lane's time was spent, from the beginning of the run: a column of buckets for each kind met so far. */
type Tile = (Float32Array | null)[];

/** Where tiles add up what they hold. */
export interface SpentGrid {
  add(row: number, kind: number, fromMs: number, toMs: number, spentMs: number): void;
}

/**
 * How every lane's time was spent over a whole run, in milliseconds for each bucket of time and kind of work.
 * Nothing is ever let go: where the run outgrows the buckets they become twice as long and half as many. So
 * the memory is bounded by the number of lanes, 28 KiB for each that has done every kind of work.
 */
export class LaneTiles {
  readonly #tiles: Tile[] = [];
  #bucketMs = FIRST_BUCKET_MS;
  /** Nothing was ever spent later. */
  #newestMs = 0;

  get bucketMs(): number {
    return this.#bucketMs;
  }

  /** Time spent on a lane. @param kind a place in SHARE_KINDS */
  add(lane: number, kind: number, fromMs: number, toMs: number): void {
    while (toMs > this.#bucketMs * TILE_BUCKETS) this.#widen();
    this.#newestMs = Math.max(this.#newestMs, toMs);
    const buckets = this.#bucketsOf(lane, kind);
    const bucketMs = this.#bucketMs;
    for (let bucket = Math.floor(fromMs / bucketMs); bucket * bucketMs < toMs; bucket++) {
      const overlapMs = Math.min(toMs, (bucket + 1) * bucketMs) - Math.max(fromMs, bucket * bucketMs);
      buckets[bucket] = (buckets[bucket] as number) + overlapMs;
    }
  }

  /**
   * Adds to a row of a grid how much of each kind lies in a stretch of a lane, bucket by bucket; of buckets that lie
   * only partly in it as much as if their work were spread evenly. There may be a million of them for one answer.
   */
  addTo(grid: SpentGrid, row: number, lane: number, fromMs: number, toMs: number): void {
    const bucketMs = this.#bucketMs;
    const end = Math.min(TILE_BUCKETS, Math.ceil(toMs / bucketMs));
    const tile = this.#tiles[lane];
    for (let kind = 0; tile !== undefined && kind < SHARE_KINDS.length; kind++) {
      const buckets = tile[kind];
      if (buckets === undefined || buckets === null) continue;
      for (let bucket = Math.floor(fromMs / bucketMs); bucket < end; bucket++) {
        const spentMs = buckets[bucket] as number;
        if (spentMs === 0) continue;
        const beginMs = bucket * bucketMs;
        // The last one is not over yet.
        const endMs = Math.min(beginMs + bucketMs, this.#newestMs);
        const from = Math.max(fromMs, beginMs);
        const to = Math.min(toMs, endMs);
        if (from < to) grid.add(row, kind, from, to, (spentMs * (to - from)) / (endMs - beginMs));
      }
    }
  }

  clear(): void {
    this.#tiles.length = 0;
    this.#bucketMs = FIRST_BUCKET_MS;
    this.#newestMs = 0;
  }

  #bucketsOf(lane: number, kind: number): Float32Array {
    for (let next = this.#tiles.length; next <= lane; next++) {
      this.#tiles.push(SHARE_KINDS.map(() => null));
    }
    const tile = this.#tiles[lane] as Tile;
    tile[kind] ??= new Float32Array(TILE_BUCKETS);
    return tile[kind];
  }

  #widen(): void {
    this.#bucketMs *= 2;
    for (const tile of this.#tiles) {
      for (const buckets of tile) if (buckets !== null) mergePairs(buckets);
    }
  }
}

function mergePairs(buckets: Float32Array): void {
  const half = buckets.length / 2;
  for (let bucket = 0; bucket < half; bucket++) {
    buckets[bucket] = (buckets[bucket * 2] as number) + (buckets[bucket * 2 + 1] as number);
  }
  buckets.fill(0, half);
}
