import type { KeptRun } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { Clock } from '../../engine/ports';
import type { SliceHost, Slices } from '../../feed/slices';
import type { YardFeed } from '../../feed/yard-feed';
import { readLog } from '../../records/log-reader';
import { recordedFeed } from '../../records/recorded-feed';
import { LimitsHistory } from './limits-history';

/** A recorded run as windows look at it: the folds of its log, at its last event. Nothing changes in it. */
export interface RecordedRun {
  readonly id: string;
  readonly feed: YardFeed;
  readonly limitsHistory: LimitsHistory;
}

export interface RecordedRunNeeds {
  /** What a list tells of it, by now. */
  readonly kept: () => KeptRun;
  readonly path: string;
  /** The number that windows know it by: no yard's run has it. */
  readonly run: number;
  readonly clock: Clock;
  readonly slices: Slices;
  readonly sliceHost?: SliceHost;
  /** Settled tasks to remember. Default: as a yard does. */
  readonly maxSettled?: number;
  /** Whether anybody still waits for it. */
  readonly isWanted: () => boolean;
}

/** Reads a run; its problems where the log is none. */
export async function readRecordedRun(needs: RecordedRunNeeds): Promise<Reply<RecordedRun>> {
  const { kept, path, run, clock, slices, sliceHost, maxSettled, isWanted } = needs;
  const limitsHistory = new LimitsHistory();
  const feed = recordedFeed({
    ...{ clock, run, kept },
    ...(sliceHost === undefined ? null : { sliceHost }),
    ...(maxSettled === undefined ? null : { maxSettled }),
  });
  try {
    const read = await readLog(path, {
      ...{ slices, isWanted },
      take: (line) => {
        limitsHistory.take(line);
        feed.write(line);
      },
    });
    return read.ok ? { ok: true, value: { id: kept().id, feed, limitsHistory } } : read;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ field: 'id', expected: 'a log that can be read', got }] };
  }
}
