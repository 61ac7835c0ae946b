import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptRun, RunExportFormat } from '#contract/kept-runs';
import type { LogLine } from '#contract/task-event';
import { EVENT_LOOP } from '../../src-main/feed/event-loop';
import { Slices } from '../../src-main/feed/slices';
import { RunExports } from '../../src-main/records/exports/run-exports';
import { scanRun } from '../../src-main/records/run-scan';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { logText, temporaryFolder } from './kept-folder';

export interface Exported {
  readonly run: KeptRun;
  readonly text: string;
  readonly fileName: string;
  /** Characters of each part. */
  readonly parts: readonly number[];
  /** Rows that the last part told of. */
  readonly rows: number;
}

/** A log in another form, as a window gets it: part by part. */
export async function exported(
  lines: readonly LogLine[],
  format: RunExportFormat,
  some: Partial<KeptRun> = {},
): Promise<Exported> {
  const path = join(temporaryFolder(), 'a.ndjson');
  writeFileSync(path, logText(lines));
  const needs = { clock: new VirtualClock(), slices: new Slices(EVENT_LOOP) };
  const { run } = await scanRun(path, { id: 'a', name: null, problem: null }, needs);
  if (run === null) throw new Error('it is no log');
  const exports = new RunExports(needs);
  const ticket = exports.begin({ ...run, ...some }, path, format, null);
  if (ticket === 'too-many') throw new Error('too many exports');
  const parts: string[] = [];
  for (;;) {
    const part = await exports.nextPart(null);
    if (!part.ok) throw new Error(JSON.stringify(part.problems));
    parts.push(part.value.text);
    if (!part.value.done) continue;
    const text = parts.join('');
    const { fileName } = ticket;
    return { run, text, fileName, parts: parts.map(({ length }) => length), rows: part.value.rows };
  }
}
