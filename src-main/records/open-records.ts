import type { Clock } from '../engine/ports';
import { KeptRuns } from './kept-runs';
import type { RecordSettings } from './record-settings';
import { ThreadLogWriter } from './thread-log-writer';

export interface OpenRecordsNeeds {
  readonly settings: RecordSettings;
  /** Where runs are kept when the settings do not say: absolute. */
  readonly usualPath: string;
  /** The built entry of the thread that writes. */
  readonly threadPath: string;
  /** The host's clock. */
  readonly clock: Clock;
  readonly process: Pick<NodeJS.Process, 'on'>;
}

/** The runs that a program keeps, until it ends, however it ends; null: it keeps none. */
export function openRecords(needs: OpenRecordsNeeds): KeptRuns | null {
  const { settings, usualPath, threadPath, clock, process } = needs;
  if (!settings.isOn) return null;
  const records = new KeptRuns({
    path: settings.path ?? usualPath,
    writer: new ThreadLogWriter(threadPath),
    clock,
    retention: settings.retention,
  });
  process.on('exit', () => records.endNow());
  return records;
}
