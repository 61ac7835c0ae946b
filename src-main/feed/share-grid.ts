import { packShares, SHARE_KINDS } from '#contract/lane-history';

const KINDS = SHARE_KINDS.length;

/** Rows and columns of a stretch of time, and how the time of each cell was spent. */
export class ShareGrid {
  readonly columns: number;
  readonly #rows: number;
  readonly #fromMs: number;
  readonly #columnMs: number;
  readonly #spentMs: Float32Array;

  constructor(rows: number, columns: number, fromMs: number, toMs: number) {
    this.columns = columns;
    this.#rows = rows;
    this.#fromMs = fromMs;
    this.#columnMs = (toMs - fromMs) / columns;
    this.#spentMs = new Float32Array(rows * columns * KINDS);
  }

  /** Time spent evenly over a stretch, by default all of it; what lies outside the grid is left out. */
  add(row: number, kind: number, fromMs: number, toMs: number, spentMs = toMs - fromMs): void {
    if (toMs <= fromMs) return;
    const from = (fromMs - this.#fromMs) / this.#columnMs;
    const to = (toMs - this.#fromMs) / this.#columnMs;
    const end = Math.min(this.columns, Math.ceil(to));
    for (let column = Math.max(0, Math.floor(from)); column < end; column++) {
      const overlap = Math.min(to, column + 1) - Math.max(from, column);
      const at = (row * this.columns + column) * KINDS + kind;
      this.#spentMs[at] = (this.#spentMs[at] as number) + (spentMs * overlap) / (to - from);
    }
  }

  /** The cells in which anything was done, and their shares of a whole column. */
  packed(): { readonly cells: number[]; readonly shares: number[] } {
    return this.#packedBy(this.#columnMs);
  }

  /** The same, where the fullest cell counts as whole. */
  packedToFullest(): { readonly cells: number[]; readonly shares: number[] } {
    let fullestMs = 0;
    for (let cell = 0; cell < this.#rows * this.columns; cell++) {
      fullestMs = Math.max(fullestMs, this.#spentIn(cell));
    }
    return this.#packedBy(fullestMs);
  }

  #packedBy(wholeMs: number): { readonly cells: number[]; readonly shares: number[] } {
    const cells: number[] = [];
    const shares: number[] = [];
    for (let cell = 0; cell < this.#rows * this.columns; cell++) {
      if (this.#spentIn(cell) === 0) continue;
      cells.push(cell);
      shares.push(packShares(this.#spentMs, cell * KINDS, wholeMs));
    }
    return { cells, shares };
  }

  #spentIn(cell: number): number {
    let spentMs = 0;
    for (let at = cell * KINDS; at < (cell + 1) * KINDS; at++) spentMs += this.#spentMs[at] as number;
    return spentMs;
  }
}
