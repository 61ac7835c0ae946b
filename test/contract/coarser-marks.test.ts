import { describe, expect, it } from 'vitest';
import { coarserMarks } from '#contract/coarser-marks';
import { netChanges } from '#contract/limit-changes';
import type { TimeMark } from '#contract/time-mark';

const workers = (from: number, to: number) => ({ limit: 'workers', from, to }) as const;
const limits = (atMs: number, from = 1, to = 2): TimeMark => ({
  ...{ atMs, kind: 'limits' },
  changes: [workers(from, to)],
});
const shutdown = (atMs: number): TimeMark => ({ atMs, kind: 'shutdown' });

describe('marks that become fewer', () => {
  it('become one where they stand closest together, and say what came of all of them', () => {
    const marks = [limits(0, 3, 4), limits(1_000, 4, 5), limits(1_010, 5, 8), limits(5_000, 8, 2)];
    expect(coarserMarks(marks, 3)).toEqual([
      limits(0, 3, 4),
      { atMs: 1_000, toMs: 1_010, kind: 'limits', count: 2, changes: [workers(4, 8)] },
      limits(5_000, 8, 2),
    ]);
  });

  it('never lose a shutdown between changes', () => {
    const marks = [limits(0), shutdown(1), limits(2), limits(500)];
    expect(coarserMarks(marks, 3)).toMatchObject([
      { atMs: 0 },
      { atMs: 1, kind: 'shutdown' },
      { atMs: 2, toMs: 500, count: 2 },
    ]);
  });

  it('are the newest where none of them can become one', () => {
    const marks = [limits(0), shutdown(1), limits(2), shutdown(3)];
    expect(coarserMarks(marks, 2)).toEqual(marks.slice(2));
  });
});

describe('what comes of several changes', () => {
  it('is each limit once, and none that is back to what it was', () => {
    const timeout = { limit: 'attemptTimeoutMs', from: null, to: 500 } as const;
    expect(netChanges([workers(3, 4), timeout, workers(4, 9)])).toEqual([workers(3, 9), timeout]);
    expect(netChanges([workers(3, 4), workers(4, 3)])).toEqual([]);
  });
});
