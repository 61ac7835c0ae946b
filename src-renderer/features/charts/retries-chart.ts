import type { Series } from '#contract/series';
import { intervalText, rowsOf } from './chart-rows';
import { type ChartSpec, SPAN_WORDS } from './chart-spec';

export const RETRIES_CHART: ChartSpec = {
  id: 'retries',
  title: 'Retries',
  layers: [
    {
      kind: 'band',
      word: 'retries',
      tone: 'backing-off',
      glyph: 'backing-off',
      texture: 'hatched',
      measure: 'count',
    },
    {
      kind: 'line',
      word: 'attempts ÷ tasks so far',
      tone: 'ink',
      dash: 'dashed',
      join: 'steps',
      axis: 'right',
      measure: 'factor',
    },
  ],
  unit: ({ bucketMs }) => `started in each ${intervalText(bucketMs)}`,
  rows({ series }) {
    const load = loadOf(series);
    return rowsOf(series, ({ retries }, index) => [retries, load[index] ?? null]);
  },
  rest({ series }) {
    const retries = series.points.reduce((sum, point) => sum + point.retries, 0);
    return {
      caption: SPAN_WORDS[series.span],
      values: [retries, loadOf(series).at(-1) ?? null],
      n: null,
    };
  },
};

/**
 * The load amplification, attempts ÷ tasks, from the beginning of the run up to each interval's end; null before the
 * first start. Of the last minute alone it would say nothing: whose first attempts were earlier has retries only.
 */
function loadOf({ before, points }: Series): (number | null)[] {
  let { attempts } = before;
  let tasks = before.attempts - before.retries;
  return points.map((point) => {
    attempts += point.attempts;
    tasks += point.attempts - point.retries;
    return tasks === 0 ? null : attempts / tasks;
  });
}
