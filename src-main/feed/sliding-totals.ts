/** The window moves on by so much, in milliseconds. */
export const BUCKET_MS = 250;

/** What came together in a stretch of time. */
export interface Totals {
  /** Tasks settled. */
  settled: number;
  /** Lane-milliseconds worked. */
  busyMs: number;
  /** Lane-milliseconds open. */
  openMs: number;
}

/**
 * Totals over the last `windowMs` of a run's own time, kept in buckets of a quarter second, so that they
 * cost the same however much happened.
 */
export class SlidingTotals {
  readonly #windowMs: number;
  readonly #buckets: Totals[] = [];
  /** Which quarter second of the run each bucket holds. */
  readonly #held: number[] = [];
  #atMs = 0;

  /** @param windowMs a multiple of 250 */
  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** So many lanes have worked and been open since the last call. A time that went by before is ignored. */
  passTo(atMs: number, busyLanes: number, openLanes: number): void {
    // What lies before the window would be dropped at once.
    let from = Math.max(this.#atMs, atMs - this.#windowMs - BUCKET_MS);
    while (from < atMs) {
      const to = Math.min(atMs, (Math.floor(from / BUCKET_MS) + 1) * BUCKET_MS);
      const bucket = this.#bucketAt(from);
      bucket.busyMs += busyLanes * (to - from);
      bucket.openMs += openLanes * (to - from);
      from = to;
    }
    this.#atMs = Math.max(this.#atMs, atMs);
  }

  countSettled(atMs: number): void {
    this.#bucketAt(atMs).settled++;
  }

  /** What the buckets of the window up to the last `passTo` hold, and how long that is. */
  sum(): Totals & { readonly spanMs: number } {
    const last = Math.floor(this.#atMs / BUCKET_MS);
    const first = Math.max(0, last - this.#windowMs / BUCKET_MS + 1);
    const sum = { settled: 0, busyMs: 0, openMs: 0, spanMs: this.#atMs - first * BUCKET_MS };
    for (const [slot, bucket] of this.#buckets.entries()) {
      const held = this.#held[slot] ?? -1;
      if (held < first || held > last) continue;
      sum.settled += bucket.settled;
      sum.busyMs += bucket.busyMs;
      sum.openMs += bucket.openMs;
    }
    return sum;
  }

  #bucketAt(atMs: number): Totals {
    const quarter = Math.floor(atMs / BUCKET_MS);
    const slot = quarter % (this.#windowMs / BUCKET_MS + 1);
    while (this.#buckets.length <= slot) {
      this.#buckets.push({ settled: 0, busyMs: 0, openMs: 0 });
      this.#held.push(-1);
    }
    const bucket = this.#buckets[slot] as Totals;
    if (this.#held[slot] !== quarter) {
      bucket.settled = 0;
      bucket.busyMs = 0;
      bucket.openMs = 0;
      this.#held[slot] = quarter;
    }
    return bucket;
  }
}
