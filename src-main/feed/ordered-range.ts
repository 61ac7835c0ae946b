/** Negative where index `a` comes before index `b`; never 0 for two different ones. */
export type IndexOrder = (a: number, b: number) => number;

/** Below so many, putting each into its place is faster than parting them again. */
const SMALL = 16;

/**
 * The places `from` to `to` − 1 of the numbers 0 to `count` − 1, had they been sorted.
 *
 * A quicksort that leaves every part outside the range alone: linear in `count` for a short range, where
 * sorting them all would not be.
 */
export function orderedRange(count: number, from: number, to: number, order: IndexOrder): Uint32Array {
  const indices = new Uint32Array(count);
  for (let i = 0; i < count; i++) indices[i] = i;
  const parts: [number, number][] = [[0, count - 1]];
  // Pivots are drawn, so that no arrangement of the data makes the parts lopsided time and again.
  let draw = 0x9e3779b9;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [low, high] = part;
    if (high < from || low >= to) continue;
    if (high - low < SMALL) {
      insertionSort(indices, low, high, order);
      continue;
    }
    draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0;
    const pivot = at(indices, low + (draw % (high - low + 1)));
    let left = low;
    let right = high;
    while (left <= right) {
      while (order(at(indices, left), pivot) < 0) left++;
      while (order(at(indices, right), pivot) > 0) right--;
      if (left > right) break;
      const swapped = at(indices, left);
      indices[left++] = at(indices, right);
      indices[right--] = swapped;
    }
    parts.push([low, right], [left, high]);
  }
  return indices.subarray(from, Math.min(to, count));
}

function insertionSort(indices: Uint32Array, low: number, high: number, order: IndexOrder): void {
  for (let next = low + 1; next <= high; next++) {
    const moved = at(indices, next);
    let place = next;
    for (; place > low && order(at(indices, place - 1), moved) > 0; place--) {
      indices[place] = at(indices, place - 1);
    }
    indices[place] = moved;
  }
}

function at(indices: Uint32Array, index: number): number {
  return indices[index] as number;
}
