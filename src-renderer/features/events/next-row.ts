/** The row that a key goes to, of `count`, from `row` (−1: none yet); null: the key goes nowhere. */
export function nextRow(
  press: {
    readonly key: string;
    readonly altKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
  },
  row: number,
  count: number,
  pageRows: number,
): number | null {
  if (count === 0 || press.altKey || press.ctrlKey || press.metaKey) return null;
  const last = count - 1;
  // The first press goes to the newest row, wherever it points.
  const from = row < 0 ? null : row;
  const within = (next: number) => Math.min(last, Math.max(0, next));
  switch (press.key) {
    case 'ArrowDown':
      return within(from === null ? last : from + 1);
    case 'ArrowUp':
      return within(from === null ? last : from - 1);
    case 'PageDown':
      return within(from === null ? last : from + pageRows);
    case 'PageUp':
      return within(from === null ? last : from - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
