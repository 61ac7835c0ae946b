import type { LogLine } from '#contract/task-event';
import type { KeptRuns, KeptRunsNeeds } from '../../src-main/records/kept-runs';
import type { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import type { Yard, YardOptions } from '../../src-main/shells/yard/yard';
import { makeYard } from './hosted-yard';
import { keptRuns } from './kept-folder';

/** When the world's clock stands in tests of kept runs. */
export const WALL_MS = Date.parse('2026-01-02T03:04:05.678Z');

export interface RecordedYard {
  readonly yard: Yard;
  /** The yard's clock. */
  readonly clock: VirtualClock;
  readonly records: KeptRuns;
  /** Paces the writing. */
  readonly recordsClock: VirtualClock;
  readonly path: string;
  /** Every line that the yard has written. */
  readonly lines: readonly LogLine[];
}

/** A yard whose runs are kept in a folder that goes with the test. */
export function recordedYard(
  some: Partial<KeptRunsNeeds> = {},
  options: Partial<YardOptions> = {},
): RecordedYard {
  const { records, path, clock: recordsClock } = keptRuns({ wallNow: () => WALL_MS, ...some });
  const lines: LogLine[] = [];
  const take = records.take.bind(records);
  records.take = (line, source) => {
    lines.push(line);
    take(line, source);
  };
  const { yard, clock } = makeYard({ records, wallNow: () => WALL_MS, ...options });
  return { yard, clock, records, recordsClock, path, lines };
}
