type Column = Uint8Array | Uint32Array | Float64Array;

/** A column that grows has room for at least so many values. */
const LEAST = 64;

/** The column with room for `length` values, at least; those it has stay where they are. */
export function withRoom<C extends Column>(column: C, length: number): C {
  return length <= column.length ? column : resized(column, Math.max(length, column.length * 2, LEAST));
}

/** The column with exactly `length` values. */
export function resized<C extends Column>(column: C, length: number): C {
  const other = new (column.constructor as new (length: number) => C)(length);
  other.set(column.subarray(0, length));
  return other;
}
