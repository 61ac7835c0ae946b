import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { KeptRun, RunExportFormat } from '#contract/kept-runs';
import { EVENT_LOOP } from '../../feed/event-loop';
import { Slices } from '../../feed/slices';
import { RunExports } from '../../records/exports/run-exports';
import { nameOfFile } from '../../records/recording-import';
import { scanRun } from '../../records/run-scan';
import { RealClock } from '../world/real-clock';
import { createFile } from './file-text';
import { UsageError } from './usage-error';

/** Forms that a log is given in, each into a file of its own. */
const FORMS = ['html', 'trace', 'csv'] as const satisfies readonly RunExportFormat[];
type ReportFlags = { readonly [F in (typeof FORMS)[number]]?: string };

/** Adds `switchyard report`, which makes files for people and for other programs of an event log. */
export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('make a report, a trace or a table of an event log')
    .argument('<log>', 'an event log, as --record writes it and kept runs are')
    .addOption(new Option('--html <file>', 'a report to read: one page that needs nothing else'))
    .addOption(new Option('--trace <file>', "Chrome's trace event format, for Perfetto"))
    .addOption(new Option('--csv <file>', 'a row a task'))
    .action(async (log: string, flags: ReportFlags) => {
      await writeReports(log, flags);
    });
}

/** @throws UsageError where the log is none, a file cannot be written, or none was asked for */
export async function writeReports(log: string, flags: ReportFlags): Promise<void> {
  const wanted = FORMS.filter((form) => flags[form] !== undefined);
  if (wanted.length === 0) {
    const expected = 'at least one of --html, --trace and --csv';
    throw new UsageError([{ field: 'report', expected, got: 'none' }]);
  }
  const path = resolve(log);
  const needs = { clock: new RealClock(), slices: new Slices(EVENT_LOOP) };
  const run = await runOf(path, needs);
  const exports = new RunExports(needs);
  for (const form of wanted) {
    const file = orUsage(`--${form}`, () => createFile(flags[form] ?? ''));
    exports.begin(run, path, form, null);
    for (let done = false; !done; ) {
      const part = await exports.nextPart(null);
      if (!part.ok) throw new UsageError(part.problems);
      orUsage(`--${form}`, () => file.write(part.value.text));
      done = part.value.done;
    }
    file.close();
  }
}

async function runOf(path: string, needs: Parameters<typeof scanRun>[2]): Promise<KeptRun> {
  const known = { id: 'log', name: nameOfFile(path), problem: null };
  const scanned = await scanRun(path, known, needs).catch((error: unknown) => {
    throw unusable('log', error);
  });
  if (scanned.run === null || scanned.problems.length > 0) throw new UsageError(scanned.problems);
  return scanned.run;
}

function orUsage<T>(field: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw unusable(field, error);
  }
}

function unusable(field: string, error: unknown): UsageError {
  const got = error instanceof Error ? error.message : String(error);
  return new UsageError([{ field, expected: 'a file that can be used', got }]);
}
