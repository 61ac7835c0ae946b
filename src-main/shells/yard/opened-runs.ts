import type { KeptRun } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { Clock } from '../../engine/ports';
import { EVENT_LOOP } from '../../feed/event-loop';
import { type SliceHost, Slices } from '../../feed/slices';
import { type KeptRuns, noRun } from '../../records/kept-runs';
import { type RecordedRun, readRecordedRun } from './recorded-run';
import { refused } from './replies';

/** Recorded runs in memory at one time, however many windows show them. */
export const MAX_OPENED_RUNS = 4;
/** Windows know recorded runs by numbers from here on: no yard's run has one before the year 144000. */
const FIRST_RUN = 2 ** 52;

export interface OpenedRunsNeeds {
  readonly records: Pick<KeptRuns, 'find' | 'logPath' | 'hold'>;
  /** The host's clock. */
  readonly clock: Clock;
  readonly sliceHost?: SliceHost | undefined;
  readonly maxSettled?: number | undefined;
}

/** A recorded run that somebody looks at. */
export interface OpenedRun {
  readonly recorded: RecordedRun;
  readonly kept: KeptRun;
  /** It is looked at no more. Safe to call twice. */
  release(): void;
}

interface Shared {
  kept: KeptRun;
  readonly reading: Promise<Reply<RecordedRun>>;
  viewers: number;
  readonly unhold: () => void;
}

/** The recorded runs that windows show. Two that show the same share it; it goes with the last of them. */
export class OpenedRuns {
  readonly #needs: OpenedRunsNeeds;
  readonly #slices: Slices;
  readonly #open = new Map<string, Shared>();
  #opened = 0;

  constructor(needs: OpenedRunsNeeds) {
    this.#needs = needs;
    this.#slices = new Slices(needs.sliceHost ?? EVENT_LOOP);
  }

  /** Resolves once it has been read. */
  async open(id: string): Promise<Reply<OpenedRun>> {
    const kept = await this.#needs.records.find(id);
    if (kept === null) return noRun(id);
    const known = this.#open.get(id);
    if (known === undefined && this.#open.size >= MAX_OPENED_RUNS) {
      const expected = `at most ${MAX_OPENED_RUNS} recorded runs in windows at one time`;
      return refused({ field: 'id', expected, got: 'one more' });
    }
    const shared = known ?? this.#read(kept);
    shared.viewers++;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      if (--shared.viewers > 0) return;
      this.#open.delete(id);
      shared.unhold();
    };
    const read = await shared.reading;
    if (read.ok) return { ok: true, value: { recorded: read.value, kept: shared.kept, release } };
    release();
    return read;
  }

  /** What a list tells of a run has changed. */
  update(kept: KeptRun): void {
    const shared = this.#open.get(kept.id);
    if (shared === undefined) return;
    shared.kept = kept;
    void shared.reading.then((read) => read.ok && read.value.feed.tell());
  }

  #read(kept: KeptRun): Shared {
    const { records, clock, sliceHost, maxSettled } = this.#needs;
    const { id } = kept;
    const shared: Shared = {
      kept,
      viewers: 0,
      unhold: records.hold(id),
      reading: readRecordedRun({
        kept: () => shared.kept,
        path: records.logPath(id),
        run: FIRST_RUN + ++this.#opened,
        clock,
        slices: this.#slices,
        ...(sliceHost === undefined ? null : { sliceHost }),
        ...(maxSettled === undefined ? null : { maxSettled }),
        isWanted: () => shared.viewers > 0,
      }),
    };
    this.#open.set(id, shared);
    return shared;
  }
}
