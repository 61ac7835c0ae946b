import { rowsOf } from './chart-rows';
import { type ChartSpec, nowWord } from './chart-spec';

export const UTILISATION_CHART: ChartSpec = {
  id: 'utilisation',
  title: 'Utilisation',
  layers: [
    {
      kind: 'band',
      word: 'of the open lanes’ time',
      tone: 'running',
      glyph: 'running',
      texture: 'solid',
      measure: 'share',
    },
  ],
  unit: () => '% of lanes at work',
  rows: ({ series }) => rowsOf(series, ({ utilisation }) => [utilisation]),
  rest: (frame) => ({
    caption: nowWord(frame),
    values: [frame.series.points.at(-1)?.utilisation ?? null],
    n: null,
  }),
};
