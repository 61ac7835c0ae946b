import { type Counts, zeroCounts } from '#contract/counts';
import { type BinnedDurations, mergeDurations, NO_DURATIONS } from '../../feed/binned-durations';
import type { DurationSort } from '../../feed/series-fold';
import type { YardFeed } from '../../feed/yard-feed';

/** What a feed lets totals be taken from. */
export type TotalsSource = Pick<YardFeed, 'counts' | 'durations' | 'beforeRun'>;

/** Counts and durations of all runs since it was made: those who scrape them know no runs. */
export class MetricTotals {
  readonly #source: TotalsSource;
  readonly #undo: () => void;
  /** Of the runs before the present one. */
  #counts: Readonly<Counts> = zeroCounts();
  #durations: Readonly<Record<DurationSort, BinnedDurations>> = {
    response: NO_DURATIONS,
    closedResponse: NO_DURATIONS,
    service: NO_DURATIONS,
  };

  constructor(source: TotalsSource) {
    this.#source = source;
    this.#undo = source.beforeRun(() => {
      this.#counts = this.counts();
      this.#durations = this.durations();
    });
  }

  /** By name, each of them over all runs: to be read for what only grows. */
  counts(): Readonly<Counts> {
    const sum = zeroCounts();
    for (const name of Object.keys(sum) as (keyof Counts)[]) {
      sum[name] = this.#counts[name] + this.#source.counts[name];
    }
    return sum;
  }

  durations(): Record<DurationSort, BinnedDurations> {
    const { response, closedResponse, service } = this.#source.durations();
    return {
      response: mergeDurations(this.#durations.response, response),
      closedResponse: mergeDurations(this.#durations.closedResponse, closedResponse),
      service: mergeDurations(this.#durations.service, service),
    };
  }

  close(): void {
    this.#undo();
  }
}
