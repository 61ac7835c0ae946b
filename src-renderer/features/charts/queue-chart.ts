import type { SeriesLevels } from '#contract/series';
import { intervalText, rowsOf } from './chart-rows';
import { type ChartSpec, nowWord } from './chart-spec';

export const QUEUE_CHART: ChartSpec = {
  id: 'queue',
  title: 'Queue depth',
  layers: [
    { kind: 'band', word: 'high', tone: 'queued', texture: 'solid', measure: 'count' },
    { kind: 'band', word: 'medium', tone: 'queued', texture: 'hatched', measure: 'count' },
    { kind: 'band', word: 'low', tone: 'queued', texture: 'dotted', measure: 'count' },
    {
      kind: 'line',
      word: 'running',
      tone: 'running',
      glyph: 'running',
      dash: 'solid',
      join: 'steps',
      measure: 'count',
    },
    {
      kind: 'line',
      word: 'backing off',
      tone: 'backing-off',
      glyph: 'backing-off',
      dash: 'dashed',
      join: 'steps',
      measure: 'count',
    },
  ],
  unit: ({ bucketMs }) => `most in each ${intervalText(bucketMs)}`,
  rows: ({ series }) => rowsOf(series, ({ peak }) => levelsOf(peak)),
  rest(frame) {
    const newest = frame.series.points.at(-1);
    const values = newest === undefined ? QUEUE_CHART.layers.map(() => null) : levelsOf(newest);
    return { caption: nowWord(frame), values, n: null };
  },
};

function levelsOf({ queued, running, backingOff }: SeriesLevels): number[] {
  return [queued.high, queued.medium, queued.low, running, backingOff];
}
