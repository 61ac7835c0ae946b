import type { DurationFigures } from '#contract/run-figures';

/** A column of the table of durations. */
export interface DurationColumn {
  readonly title: string;
  readonly help: string;
  readonly of: (durations: DurationFigures) => number | null;
  /** From fewer durations than these it is not worth much; undefined: it is good from any. */
  readonly least?: number;
}

export const DURATION_COLUMNS: readonly DurationColumn[] = [
  { title: 'min', help: 'The shortest', of: ({ minMs }) => minMs },
  { title: 'mean', help: 'All together by their number', of: ({ meanMs }) => meanMs },
  { title: 'p50', help: 'Half of them took no longer', of: ({ p50Ms }) => p50Ms },
  { title: 'p75', help: '75 % of them took no longer', of: ({ p75Ms }) => p75Ms },
  { title: 'p90', help: '90 % of them took no longer', of: ({ p90Ms }) => p90Ms },
  { title: 'p95', help: '95 % of them took no longer', of: ({ p95Ms }) => p95Ms },
  { title: 'p99', help: '99 % of them took no longer', of: ({ p99Ms }) => p99Ms, least: 100 },
  { title: 'p99.9', help: '99.9 % of them took no longer', of: ({ p999Ms }) => p999Ms, least: 1_000 },
  { title: 'max', help: 'The longest', of: ({ maxMs }) => maxMs },
];
