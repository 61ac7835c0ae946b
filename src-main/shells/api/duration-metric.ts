import type { Metric } from 'prom-client';
import type { BinnedDurations } from '../../feed/binned-durations';
import { middleOf } from '../../feed/duration-bins';

/** Upper bounds of the buckets, in seconds. */
export const BOUNDS_S = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800,
] as const;

/** Durations of one sort, and what tells it from the others. */
export interface LabelledDurations {
  readonly labels: Readonly<Record<string, string>>;
  readonly durations: BinnedDurations;
}

interface Sample {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/**
 * A Prometheus histogram of durations that are counted elsewhere: it is worked out when it is asked for, and costs
 * nothing in between. A duration counts by its bin, so that one within 1/128 of a bound may count on its other side;
 * the sum is as exact as that.
 */
export function durationMetric(
  name: string,
  help: string,
  sorts: () => readonly LabelledDurations[],
): Metric {
  const gathered = {
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    get: async () => ({
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: sorts().flatMap((sort) => samplesOf(name, sort)),
    }),
    reset() {},
  };
  // prom-client's own histograms count each duration by themselves; of others it asks only to be given samples.
  return gathered as unknown as Metric;
}

function samplesOf(name: string, { labels, durations }: LabelledDurations): Sample[] {
  const { bins, counts, n } = durations;
  const inBucket = new Float64Array(BOUNDS_S.length + 1);
  let sumS = 0;
  for (const [at, bin] of bins.entries()) {
    const count = counts[at] ?? 0;
    const seconds = middleOf(bin) / 1000;
    const bucket = BOUNDS_S.findIndex((bound) => seconds <= bound);
    const place = bucket === -1 ? BOUNDS_S.length : bucket;
    inBucket[place] = (inBucket[place] ?? 0) + count;
    sumS += count * seconds;
  }
  let passed = 0;
  const buckets = [...BOUNDS_S, '+Inf'].map((le, at): Sample => {
    passed += inBucket[at] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: passed };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sumS },
    { metricName: `${name}_count`, labels, value: n },
  ];
}
