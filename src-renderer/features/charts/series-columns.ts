import type { SeriesPoint } from '#contract/series';
import type { Measure } from './measures';

/** One column of the charts' numbers: in the table, and in what is copied. */
export interface SeriesColumn {
  /** Its name in what is copied, units included. */
  readonly field: string;
  readonly title: string;
  readonly measure: Measure;
  of(point: SeriesPoint): number | null;
}

const count = (field: string, title: string, of: SeriesColumn['of']): SeriesColumn => ({
  ...{ field, title, of },
  measure: 'count',
});

const percentiles = (of: 'response' | 'service'): SeriesColumn[] => [
  ...(['p50', 'p95', 'p99'] as const).map(
    (rank): SeriesColumn => ({
      field: `${of}_${rank}_ms`,
      title: `${of} ${rank}`,
      measure: 'duration',
      of: (point) => point[of][rank],
    }),
  ),
  count(`${of}_n`, `${of} n`, (point) => point[of].n),
];

export const SERIES_COLUMNS: readonly SeriesColumn[] = [
  count('submitted', 'submitted', (point) => point.submitted),
  count('rejected', 'rejected', (point) => point.rejected),
  count('succeeded', 'succeeded', (point) => point.succeeded),
  count('failed', 'failed', (point) => point.failed),
  count('timed_out', 'timed out', (point) => point.timedOut),
  count('cancelled', 'cancelled', (point) => point.cancelled),
  count('queued_high', 'queued high', (point) => point.queued.high),
  count('queued_medium', 'queued medium', (point) => point.queued.medium),
  count('queued_low', 'queued low', (point) => point.queued.low),
  count('running', 'running', (point) => point.running),
  count('backing_off', 'backing off', (point) => point.backingOff),
  count('attempts', 'attempts', (point) => point.attempts),
  count('retries', 'retries', (point) => point.retries),
  { field: 'utilisation', title: 'utilisation', measure: 'share', of: (point) => point.utilisation },
  ...percentiles('response'),
  ...percentiles('service'),
];
