import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { LogBooks } from '../support/log-books';
import { play, RUNS, scenario } from '../support/random-scenario';

/** What the rest of a log contradicts where one is missing: a change of limits, or a request, stands for itself. */
const TELLING = [
  'lane-opened',
  'lane-closed',
  'task-submitted',
  'task-rejected',
  'attempt-started',
  'attempt-settled',
  'attempt-stopped',
  'retry-scheduled',
  'task-settled',
  'shutdown-completed',
] as const;

function audit(log: readonly LogLine[]): string[] {
  const books = new LogBooks();
  for (const line of log) books.take(line);
  return books.end();
}

/** The events numbered anew, as a faulty engine would have told them. */
function renumbered(log: readonly LogLine[]): LogLine[] {
  let seq = 0;
  return log.map((line) => (line.type === 'run' ? line : { ...line, seq: ++seq }));
}

describe('the audit of a log line by line, over random runs', { timeout: 120_000 }, () => {
  test('has nothing against what the engine tells', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        expect(audit(play(given).log)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('notices whatever is left out or told twice', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(scenario, fc.nat(), (given, which) => {
        const { log } = play(given);
        for (const kind of TELLING) {
          const places = log.flatMap((line, at) => (line.type === kind ? [at] : []));
          const at = places[which % places.length];
          if (at === undefined) continue;
          kinds.add(kind);
          expect(audit(renumbered(log.toSpliced(at, 1)))).not.toEqual([]);
          expect(audit(renumbered(log.toSpliced(at, 0, log[at] as LogLine)))).not.toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
    expect([...kinds].sort()).toEqual([...TELLING].sort());
  });

  test('notices a gap in the numbers, and a log that has no end', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { log } = play(given);
        expect(audit(log.filter((line) => line.type === 'run' || line.seq !== 2))).not.toEqual([]);
        expect(audit(log.slice(0, -1))).not.toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});
