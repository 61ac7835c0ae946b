import { SHARE_KINDS } from '#contract/lane-history';

/** What runs, beside the kinds of finished work. */
export const RUNNING_KIND = SHARE_KINDS.length;
/** So many kinds has a cell. */
export const CELL_KINDS = SHARE_KINDS.length + 1;

/**
 * Work too short to be drawn bar by bar, summed up by row and column of the picture: how much of a column
 * each kind of work takes, of those in SHARE_KINDS and of what runs.
 */
export class ShareCells {
  #rows = 0;
  #columns = 0;
  #shares = new Float32Array(0);
  #touched = new Uint8Array(0);

  /** Nothing anywhere, for so many rows and columns. */
  begin(rows: number, columns: number): void {
    const size = rows * columns;
    if (size > this.#touched.length) {
      this.#shares = new Float32Array(size * CELL_KINDS);
      this.#touched = new Uint8Array(size);
    } else {
      this.#shares.fill(0, 0, this.#rows * this.#columns * CELL_KINDS);
      this.#touched.fill(0, 0, this.#rows * this.#columns);
    }
    this.#rows = rows;
    this.#columns = columns;
  }

  /**
   * Work of one kind from one place to another, in columns; what lies outside is left out.
   *
   * @param share how much of that time
   */
  add(row: number, kind: number, from: number, to: number, share = 1): void {
    const end = Math.min(this.#columns, Math.ceil(to));
    for (let column = Math.max(0, Math.floor(from)); column < end; column++) {
      const overlap = Math.min(to, column + 1) - Math.max(from, column);
      const cell = row * this.#columns + column;
      const at = cell * CELL_KINDS + kind;
      this.#shares[at] = (this.#shares[at] as number) + overlap * share;
      this.#touched[cell] = 1;
    }
  }

  /**
   * Tells of every cell in which there is anything.
   *
   * @param tell is given the shares and where in them those of the cell begin
   */
  forEach(tell: (row: number, column: number, shares: Float32Array, at: number) => void): void {
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const cell = row * this.#columns + column;
        if (this.#touched[cell] === 1) tell(row, column, this.#shares, cell * CELL_KINDS);
      }
    }
  }
}
