import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import envPaths from 'env-paths';
import type { Problem, Reply } from '#contract/problem';
import type { RecordSettings } from '../../records/record-settings';
import { DEFAULT_RETENTION } from '../../records/retention';

/** How `open` and `serve` are told about runs that are kept. */
export interface RecordFlags {
  readonly runs?: string;
  /** False for `--no-record`. */
  readonly record: boolean;
  readonly keepRuns?: string;
  readonly keepGib?: string;
}

const GIB = 1024 ** 3;

export function addRecordFlags(command: Command): Command {
  const { maxRuns, maxBytes } = DEFAULT_RETENTION;
  return command
    .addOption(new Option('--runs <folder>', `where runs are kept (default: ${usualRunsPath()})`))
    .addOption(new Option('--no-record', 'keep no runs'))
    .addOption(new Option('--keep-runs <number>', `keep so many runs, the newest (default: ${maxRuns})`))
    .addOption(new Option('--keep-gib <number>', `… of so many GiB in all (default: ${maxBytes / GIB})`));
}

/** Where a program without an app's data folder keeps its runs: `SWITCHYARD_RUNS`, or the user's folder for data. */
export function usualRunsPath(): string {
  return resolve(process.env.SWITCHYARD_RUNS || join(envPaths('Switchyard', { suffix: '' }).data, 'runs'));
}

export function recordSettings({ runs, record, keepRuns, keepGib }: RecordFlags): Reply<RecordSettings> {
  const problems: Problem[] = [];
  const numberOf = (field: string, text: string | undefined, usual: number, max: number) => {
    if (text === undefined) return usual;
    const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (number > 0 && number <= max) return number;
    problems.push({ field, expected: `a number above 0, at most ${max}`, got: JSON.stringify(text) });
    return usual;
  };
  const maxRuns = Math.ceil(numberOf('--keep-runs', keepRuns, DEFAULT_RETENTION.maxRuns, 10_000));
  const gib = numberOf('--keep-gib', keepGib, DEFAULT_RETENTION.maxBytes / GIB, 100_000);
  if (problems.length > 0) return { ok: false, problems };
  const path = runs === undefined ? null : resolve(runs);
  return { ok: true, value: { isOn: record, path, retention: { maxRuns, maxBytes: gib * GIB } } };
}
