import type { Percentiles } from '#contract/feed-message';
import { rowsOf } from './chart-rows';
import { type ChartSpec, type ChartTone, type Layer, SPAN_WORDS } from './chart-spec';

/** With fewer durations the slowest one alone decides the 99th percentile. */
export const P99_LEAST_SAMPLE = 100;

/** From intended arrival to the task's end: what whoever submitted it waits for. */
export const RESPONSE_CHART = percentileChart('response', 'Response time', 'since it was due', 'ink');

/** From an attempt's start to its verdict: what the work itself takes. */
export const SERVICE_CHART = percentileChart('service', 'Service time', 'start to verdict', 'running');

function percentileChart(
  id: 'response' | 'service',
  title: string,
  unit: string,
  tone: ChartTone,
): ChartSpec {
  const layer = (word: string, dash: 'solid' | 'dashed' | 'dotted'): Layer => ({
    ...{ kind: 'line', join: 'middles', measure: 'duration' },
    ...{ word, tone, dash },
    ...(word === 'p99' ? { leastSample: P99_LEAST_SAMPLE } : null),
  });
  return {
    id,
    title,
    layers: [layer('p50', 'solid'), layer('p95', 'dashed'), layer('p99', 'dotted')],
    unit: () => unit,
    rows: ({ series }) =>
      rowsOf(
        series,
        (point) => valuesOf(point[id]),
        (point) => point[id].n,
      ),
    rest: ({ series }) => ({
      caption: SPAN_WORDS[series.span],
      values: valuesOf(series[id]),
      n: series[id].n,
    }),
  };
}

function valuesOf({ p50, p95, p99 }: Percentiles): (number | null)[] {
  return [p50, p95, p99];
}
