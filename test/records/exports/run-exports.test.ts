import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { LogLine } from '#contract/task-event';
import type { CsvText } from '../../../src-main/records/exports/csv-text';
import { TraceText } from '../../../src-main/records/exports/trace-text';
import { exported } from '../../support/exported';
import { logText } from '../../support/kept-folder';
import { play, RUNS, scenario } from '../../support/random-scenario';
import { recordedYard } from '../../support/recorded-yard';
import { traceFaults } from '../../support/trace-faults';
import { YardRig } from '../../support/yard-rig';

/** The text that a log becomes. */
function wordsOf(text: CsvText | TraceText, lines: readonly LogLine[]): string {
  return lines.map((line) => text.take(line)).join('') + text.end();
}

/** A run with a ghost, a retry on a held lane and one on none, changed limits, and a task that never ends. */
function eventful(): readonly LogLine[] {
  const rig = new YardRig({ workers: 2, attemptTimeoutMs: 50, backoffLane: 'hold' });
  rig.submit({ runsMs: 10 }, { name: 'plain' });
  rig.submit({ runsMs: 20, failAttempts: 1 }, { name: 'retried' });
  rig.submit({ runsMs: null, stopsAfterMs: 30 }, { name: 'ghost', own: { maxAttempts: 1 } });
  rig.clock.advanceTo(700);
  rig.change({ backoffLane: 'free', workers: 3, attemptTimeoutMs: null });
  rig.submit({ runsMs: 20, failAttempts: 1 }, { name: 'retried' });
  rig.submit({ runsMs: null }, { name: 'endless' });
  rig.clock.advanceTo(1_000);
  return rig.log;
}

interface ReadTrace {
  readonly traceEvents: readonly {
    readonly ph: string;
    readonly cat?: string;
    readonly name: string;
    readonly dur: number;
    readonly args: Readonly<Record<string, unknown>>;
  }[];
}

describe('a run as a trace', () => {
  it('has lanes as threads, attempts, ghosts, waits, counters and moments', async () => {
    const { text, fileName } = await exported(eventful(), 'trace');
    expect(fileName).toBe('switchyard-a-trace.json');
    expect(traceFaults(text)).toEqual([]);
    const { traceEvents } = JSON.parse(text) as ReadTrace;
    const of = (ph: string, cat?: string) =>
      traceEvents.filter((event) => event.ph === ph && (cat === undefined || event.cat === cat));
    expect(of('X', 'attempt').map(({ name, args }) => [name, args.attempt, args.outcome])).toEqual([
      ['plain', 1, 'succeeded'],
      ['retried', 1, 'failed'],
      ['ghost', 1, 'timed-out'],
      ['retried', 2, 'succeeded'],
      ['retried', 1, 'failed'],
      ['endless', 1, 'not known: the log ends'],
    ]);
    expect(of('X', 'ghost').map(({ name, dur }) => [name, dur])).toEqual([['ghost of ghost', 30_000]]);
    expect(of('X', 'backoff').map(({ dur }) => dur)).toEqual([500_000]);
    expect(of('b', 'backoff')).toHaveLength(1);
    expect(of('C').length).toBeGreaterThan(3);
    expect(of('i').map(({ name, args }) => [name, args.changes])).toEqual([
      [
        'limits changed',
        ['workers 2 → 3', 'attempt timeout 50 ms → none', 'lane during backoff hold → free'],
      ],
    ]);
  });

  test('is well formed whatever happened, and has every attempt', () => {
    fc.assert(
      fc.property(scenario, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const { log } = play(one);
        const cut = log.slice(0, Math.max(1, Math.ceil(log.length * share)));
        const text = wordsOf(new TraceText(), cut);
        expect(traceFaults(text)).toEqual([]);
        const { traceEvents } = JSON.parse(text) as ReadTrace;
        const attempts = traceEvents.filter(({ ph, cat }) => ph === 'X' && cat === 'attempt');
        expect(attempts).toHaveLength(cut.filter(({ type }) => type === 'attempt-started').length);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});

describe('a run as CSV', () => {
  it('has the very rows of an export of its results', async () => {
    const { yard, clock, lines } = recordedYard();
    const mix = { normal: 1, unstable: 1, slow: 1, failing: 1 };
    const workload = { count: 40, mix, priorities: { high: 1, medium: 1, low: 1 } };
    await yard.handle({
      command: 'submit',
      workload: { ...workload, arrivals: { kind: 'burst' }, name: '=a, "b"' },
    });
    clock.advanceTo(4_000);
    const query = { phases: null, search: '', sort: { by: 'task', descending: false } };
    await yard.handle({ command: 'export-begin', query, format: 'csv' });
    const part = await yard.handle({ command: 'export-part', export: 1 });
    const ofResults = (part as { value: { text: string } }).value.text;
    const { text, rows } = await exported(lines, 'csv');
    const rowsOf = (csv: string) =>
      (parse(csv, { columns: true }) as Record<string, string>[])
        // Of one row each: how it was asked for.
        .map(({ query: _query, limits: _limits, ...row }) => row)
        .sort((a, b) => Number(a.task) - Number(b.task));
    const pending = rowsOf(ofResults).filter(({ phase }) => phase === 'queued' || phase === 'running');
    expect(pending.length).toBeGreaterThan(0);
    const untilLast = (row: Record<string, string>) => ({ ...row, waitMs: '', runMs: '' });
    const settled = ({ settledAtMs }: Record<string, string>) => settledAtMs !== '';
    expect(rowsOf(text).filter(settled)).toEqual(rowsOf(ofResults).filter(settled));
    // What pends is told as of the last event here, as of now there.
    expect(rowsOf(text).map(untilLast)).toEqual(rowsOf(ofResults).map(untilLast));
    expect(rows).toBe(lines.length - 1);
  });
});

describe('a run as it was recorded', () => {
  it('is its log, up to the last whole line, in parts', async () => {
    const { log } = play({
      seed: 1,
      limits: { ...DEFAULT_LIMITS, workers: 4 },
      commands: Array.from({ length: 2_000 }, (_, atMs) => ({
        atMs,
        command: {
          what: 'submit' as const,
          script: { runsMs: 1, failAttempts: 0, fatal: false, stopsAfterMs: 0 },
          priority: 'high' as const,
          own: undefined,
        },
      })),
      shutdown: { mode: 'finish-all', graceMs: null, afterMs: 3_000, againAfterMs: null },
      mostPerStep: undefined,
    });
    const { text, parts, rows } = await exported(log, 'ndjson');
    expect(text).toBe(logText(log));
    expect(parts.length).toBeGreaterThan(2);
    expect(rows).toBe(log.length - 1);
  });
});
