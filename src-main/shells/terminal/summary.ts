import type { DurationsByEnd, RunFigures } from '#contract/run-figures';
import { STATUS_MARKS } from '#contract/status-marks';
import type { Outcome } from '#contract/task';
import { describeDuration } from './duration';
import { type Paint, PHASE_COLOURS } from './paint';
import type { ListedResult } from './result-list';
import { type DurationSummary, type RunReport, summaryOf } from './run-report';
import { attemptsOf, oneLine } from './wording';

/** What the summary tells besides the figures. */
export interface SummaryNotes {
  readonly clock: 'real' | 'virtual';
  /** Tasks that were never submitted, since the yard took no more. */
  readonly abandoned: number;
  /** Accepted and not settled: only where a run was left before its end. */
  readonly pending: number;
  /** Bodies that outlived their verdict. */
  readonly ghosts: number;
}

/** The tasks one by one, and how many more there are. */
export function listResults(results: readonly ListedResult[], settled: number, paint: Paint): string {
  const taskWidth = String(results.at(-1)?.task ?? 0).length;
  const nameWidth = Math.max(0, ...results.map(({ name }) => name.length));
  const lines = results.map(({ task, name, status, attempts, detail }) => {
    const mark = paint(STATUS_MARKS[status].mark, PHASE_COLOURS[status]);
    const number = `task ${String(task).padStart(taskWidth)}`;
    const row = `  ${mark} ${number}  ${name.padEnd(nameWidth)}  ${attemptsOf(attempts).padEnd(10)}  ${oneLine(detail)}`;
    return `${row.trimEnd()}\n`;
  });
  if (settled > results.length) lines.push(`  … and ${settled - results.length} more\n`);
  return lines.join('');
}

/** The totals, the times and the seed. */
export function describeTotals(report: RunReport, notes: SummaryNotes, paint: Paint): string {
  const outcome = (status: Outcome, count: number) => {
    const { mark, word } = STATUS_MARKS[status];
    return `${paint(mark, PHASE_COLOURS[status])} ${count} ${word}`;
  };
  const lines = [
    [
      `Total ${report.accepted} accepted`,
      outcome('succeeded', report.succeeded),
      outcome('failed', report.failed),
      outcome('timed-out', report.timedOut),
      outcome('cancelled', report.cancelled),
    ].join(' · '),
  ];
  if (report.rejected > 0) lines.push(`Refused ${report.rejected}`);
  if (notes.abandoned > 0) lines.push(`Never submitted ${notes.abandoned}, since the yard took no more`);
  if (notes.pending > 0) lines.push(`Not settled ${notes.pending}, since the run was left before its end`);
  lines.push(`Attempts ${report.attempts}, of them ${report.retries} retries`);
  if (notes.ghosts > 0) lines.push(`Ghosts ${notes.ghosts}: attempts that ran on after their verdict`);
  lines.push(...describeFigures(report.figures));
  lines.push(report.bottleneck);
  lines.push(`Throughput ${report.throughputPerSecond} tasks settled a second`);
  lines.push(
    `Time ${describeDuration(legible(report.elapsedMs))} on the ${notes.clock} clock, seed ${report.seed}`,
  );
  return lines.map((line) => `${line}\n`).join('');
}

function describeFigures({ response: { open, closed }, service }: Pick<RunFigures, 'response' | 'service'>) {
  const lines: string[] = [];
  if (open !== null || closed === null)
    lines.push(...describeByEnd('Response (intended arrival to end)', open));
  if (closed !== null)
    lines.push(...describeByEnd('Response (closed loop, intended arrival to end)', closed));
  return [...lines, ...describeByEnd('Service (start to verdict)', service)];
}

/** All together, and those that were cut at their limit. */
function describeByEnd(label: string, durations: DurationsByEnd | null): string[] {
  const lines = [describeDurations(label, summaryOf(durations?.all ?? null))];
  const cut = durations?.timedOut;
  if (cut !== undefined && cut.n > 0) lines.push(describeDurations('  of them timed out', summaryOf(cut)));
  return lines;
}

function describeDurations(label: string, { p50, p90, p95, p99, p999, max, n }: DurationSummary): string {
  const named = { p50, p90, p95, p99, 'p99.9': p999, max };
  const told = Object.entries(named).flatMap(([name, valueMs]) =>
    valueMs === null ? [] : [`${name} ${describeDuration(legible(valueMs))}`],
  );
  return told.length === 0 ? `${label}: nothing to tell` : `${label}: ${told.join(', ')} (n = ${n})`;
}

/** Microseconds say something of what takes few milliseconds only. */
function legible(durationMs: number): number {
  return durationMs < 10 ? durationMs : Math.round(durationMs);
}
