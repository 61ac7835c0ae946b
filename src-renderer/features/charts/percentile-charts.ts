import type { Percentiles } from '#contract/feed-message';
import type { Series } from '#contract/series';
import { rowsOf } from './chart-rows';
import { type ChartSpec, type ChartTone, type Layer, SPAN_WORDS } from './chart-spec';

/** With fewer durations the slowest one alone decides the 99th percentile. */
export const P99_LEAST_SAMPLE = 100;

type Durations = 'response' | 'closedResponse' | 'service';

/**
 * From intended arrival to the task's end: what whoever submitted it waits for. Of open loops where there are any, else
 * of closed ones: never of both together.
 */
export const RESPONSE_CHART = percentileChart({
  id: 'response',
  title: 'Response time',
  tone: 'ink',
  shown: (series) =>
    hasLoop(series, 'response') || !hasLoop(series, 'closedResponse') ? 'response' : 'closedResponse',
  unit: (series) => {
    if (!hasLoop(series, 'closedResponse')) return 'since it was due';
    return hasLoop(series, 'response') ? 'open loop only, since it was due' : 'closed loop, since it was due';
  },
});

/** From an attempt's start to its verdict: what the work itself takes. */
export const SERVICE_CHART = percentileChart({
  id: 'service',
  title: 'Service time',
  tone: 'running',
  shown: () => 'service',
  unit: () => 'start to verdict',
});

interface PercentileChart extends Pick<ChartSpec, 'id' | 'title' | 'unit'> {
  readonly tone: ChartTone;
  shown(series: Series): Durations;
}

function percentileChart({ id, title, tone, shown, unit }: PercentileChart): ChartSpec {
  const layer = (word: string, dash: 'solid' | 'dashed' | 'dotted'): Layer => ({
    ...{ kind: 'line', join: 'middles', measure: 'duration' },
    ...{ word, tone, dash },
    ...(word === 'p99' ? { leastSample: P99_LEAST_SAMPLE } : null),
  });
  return {
    id,
    title,
    layers: [layer('p50', 'solid'), layer('p95', 'dashed'), layer('p99', 'dotted')],
    unit,
    rows: ({ series }) => {
      const which = shown(series);
      return rowsOf(
        series,
        (point) => valuesOf(point[which]),
        (point) => point[which].n,
      );
    },
    rest: ({ series }) => {
      const durations = series[shown(series)];
      return { caption: SPAN_WORDS[series.span], values: valuesOf(durations), n: durations.n };
    },
  };
}

function valuesOf({ p50, p95, p99 }: Percentiles): (number | null)[] {
  return [p50, p95, p99];
}

/** Whether any task that came so has settled in what is shown. */
function hasLoop(series: Series, of: 'response' | 'closedResponse'): boolean {
  return series[of].n > 0 || series.points.some((point) => point[of].n > 0);
}
