import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { DirectLogWriter } from '../../src-main/records/direct-log-writer';
import { KeptRuns, type KeptRunsNeeds } from '../../src-main/records/kept-runs';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { removeDir } from './remove-dir';

/** A folder of the test's own, which goes with it. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'switchyard-test-'));
  onTestFinished(() => removeDir(path));
  return path;
}

/** Kept runs in a folder that goes with the test, on a clock that only the test moves. */
export function keptRuns(some: Partial<KeptRunsNeeds> = {}): {
  readonly records: KeptRuns;
  readonly path: string;
  readonly clock: VirtualClock;
} {
  const path = some.path ?? join(temporaryFolder(), 'runs');
  const clock = new VirtualClock();
  const records = new KeptRuns({ writer: new DirectLogWriter(), clock, ...some, path });
  return { records, path, clock };
}

/** The names of the files in a folder, sorted; none where there is no such folder. */
export function filesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

export function logText(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The text of the only log in a folder. */
export function onlyLog(path: string): string {
  const logs = filesIn(path).filter((name) => name.endsWith('.ndjson'));
  if (logs.length !== 1) throw new Error(`expected one log, got ${JSON.stringify(logs)}`);
  return readFileSync(join(path, logs[0] as string), 'utf8');
}
