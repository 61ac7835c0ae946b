import type { SeriesPoint } from '#contract/series';
import type { Measure } from './measures';
import { P99_LEAST_SAMPLE } from './percentile-charts';

/** One column of the charts' numbers: in the table, and in what is copied. */
export interface SeriesColumn {
  /** Its name in what is copied, units included. */
  readonly field: string;
  readonly title: string;
  readonly measure: Measure;
  /** What it says, where its title alone does not. */
  readonly help?: string;
  /** It is worth little where it comes from fewer durations: `n` tells from how many it does. */
  readonly leastSample?: { readonly least: number; n(point: SeriesPoint): number };
  of(point: SeriesPoint): number | null;
}

const count = (field: string, title: string, of: SeriesColumn['of'], help?: string): SeriesColumn => ({
  ...{ field, title, of },
  measure: 'count',
  ...(help === undefined ? null : { help }),
});

const AT_THE_END = 'At the end of the interval';
const AT_THE_DEEPEST = 'When most tasks waited within the interval, all priorities together';
const AT_ONE_TIME = 'The most at one time within the interval';

const percentiles = (
  of: 'response' | 'closedResponse' | 'service',
  field: string,
  title: string,
): SeriesColumn[] => [
  ...(['p50', 'p95', 'p99'] as const).map(
    (rank): SeriesColumn => ({
      field: `${field}_${rank}_ms`,
      title: `${title} ${rank}`,
      measure: 'duration',
      of: (point) => point[of][rank],
      ...(rank === 'p99'
        ? { leastSample: { least: P99_LEAST_SAMPLE, n: (point: SeriesPoint) => point[of].n } }
        : null),
    }),
  ),
  count(`${field}_n`, `${title} n`, (point) => point[of].n),
];

export const SERIES_COLUMNS: readonly SeriesColumn[] = [
  count('submitted', 'submitted', (point) => point.submitted),
  count('rejected', 'rejected', (point) => point.rejected),
  count('succeeded', 'succeeded', (point) => point.succeeded),
  count('failed', 'failed', (point) => point.failed),
  count('timed_out', 'timed out', (point) => point.timedOut),
  count('cancelled', 'cancelled', (point) => point.cancelled),
  count('queued_high', 'queued high', (point) => point.queued.high, AT_THE_END),
  count('queued_medium', 'queued medium', (point) => point.queued.medium, AT_THE_END),
  count('queued_low', 'queued low', (point) => point.queued.low, AT_THE_END),
  count('running', 'running', (point) => point.running, AT_THE_END),
  count('backing_off', 'backing off', (point) => point.backingOff, AT_THE_END),
  count('peak_queued_high', 'peak high', ({ peak }) => peak.queued.high, AT_THE_DEEPEST),
  count('peak_queued_medium', 'peak medium', ({ peak }) => peak.queued.medium, AT_THE_DEEPEST),
  count('peak_queued_low', 'peak low', ({ peak }) => peak.queued.low, AT_THE_DEEPEST),
  count('peak_running', 'peak running', ({ peak }) => peak.running, AT_ONE_TIME),
  count('peak_backing_off', 'peak backing off', ({ peak }) => peak.backingOff, AT_ONE_TIME),
  count('attempts', 'attempts', (point) => point.attempts),
  count('retries', 'retries', (point) => point.retries),
  { field: 'utilisation', title: 'utilisation', measure: 'share', of: (point) => point.utilisation },
  ...percentiles('response', 'response', 'response'),
  ...percentiles('closedResponse', 'closed_loop_response', 'closed loop'),
  ...percentiles('service', 'service', 'service'),
];
