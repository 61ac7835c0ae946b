import { type LimitChange, netChanges } from './limit-changes';
import type { TimeMark } from './time-mark';

/**
 * Fewer marks for the same run, at most `most`: nothing is forgotten, but where marks stand closest together two of
 * them become one. So a run of many changes is marked from its beginning to its end, ever less finely.
 */
export function coarserMarks(marks: readonly TimeMark[], most: number): TimeMark[] {
  let coarser = [...marks];
  while (coarser.length > most) {
    const next = mergedOnce(coarser, coarser.length - most);
    // Marks of different kinds in turn cannot become one: then the oldest have to go.
    if (next.length === coarser.length) return coarser.slice(-most);
    coarser = next;
  }
  return coarser;
}

/** Merges up to `count` pairs, those that make the shortest stretches; no mark twice, that none swallows the run. */
function mergedOnce(marks: readonly TimeMark[], count: number): TimeMark[] {
  const stretches = marks.map((mark, index) => stretchMs(mark, marks[index + 1]));
  const longestMs = stretches.toSorted((one, other) => one - other)[count - 1] ?? 0;
  const merged: TimeMark[] = [];
  let left = count;
  for (let index = 0; index < marks.length; index++) {
    const [mark, next] = [marks[index] as TimeMark, marks[index + 1]];
    const isClose = (stretches[index] as number) <= longestMs && longestMs < Number.POSITIVE_INFINITY;
    if (next === undefined || !isClose || left === 0) {
      merged.push(mark);
      continue;
    }
    merged.push(asOne(mark, next));
    left--;
    index++;
  }
  return merged;
}

/** How long a stretch two neighbours would stand for as one; infinite where they cannot be one. */
function stretchMs(mark: TimeMark, next: TimeMark | undefined): number {
  if (next === undefined || next.kind !== mark.kind) return Number.POSITIVE_INFINITY;
  return (next.toMs ?? next.atMs) - mark.atMs;
}

function asOne(mark: TimeMark, next: TimeMark): TimeMark {
  const { atMs, kind } = mark;
  const both: TimeMark = {
    ...{ atMs, kind, toMs: next.toMs ?? next.atMs },
    count: (mark.count ?? 1) + (next.count ?? 1),
  };
  const changes: readonly LimitChange[] = [...(mark.changes ?? []), ...(next.changes ?? [])];
  return kind === 'limits' ? { ...both, changes: netChanges(changes) } : both;
}
