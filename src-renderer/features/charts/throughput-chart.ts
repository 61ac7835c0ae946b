import { COUNT_OF_OUTCOME } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES, type Outcome } from '#contract/task';
import { rowAt } from './chart-rows';
import { type ChartFrame, type ChartRow, type ChartSpec, SPAN_WORDS, type Texture } from './chart-spec';

/** A second at least is counted together: half a task a quarter second is nothing anybody sees. */
const LEAST_STEP_MS = 1_000;

const TEXTURES: Readonly<Record<Outcome, Texture>> = {
  succeeded: 'solid',
  failed: 'hatched',
  'timed-out': 'dotted',
  cancelled: 'crossed',
};

export const THROUGHPUT_CHART: ChartSpec = {
  id: 'throughput',
  title: 'Throughput',
  layers: OUTCOMES.map((outcome) => ({
    kind: 'band',
    word: STATUS_MARKS[outcome].word,
    tone: outcome,
    glyph: outcome,
    texture: TEXTURES[outcome],
    measure: 'rate',
  })),
  unit: () => 'tasks settled/s',
  rows: throughputRows,
  rest({ series }) {
    const seconds = Math.max(LEAST_STEP_MS, series.atMs - series.fromMs) / 1_000;
    const settled = OUTCOMES.map((outcome) =>
      series.points.reduce((sum, point) => sum + point[COUNT_OF_OUTCOME[outcome]], 0),
    );
    return {
      caption: `mean, ${SPAN_WORDS[series.span]}`,
      values: settled.map((count) => count / seconds),
      n: null,
    };
  },
};

/** A step that time is still in has no rate yet; where nothing is under way the last one has. */
function throughputRows({ series, standing }: ChartFrame): ChartRow[] {
  const { points, bucketMs, atMs } = series;
  const stepMs = Math.max(LEAST_STEP_MS, bucketMs);
  const together = stepMs / bucketMs;
  const isOver = standing !== 'live';
  // The last minute moves on; its seconds stay where they are.
  const beginMs = series.span === 'run' ? series.fromMs : Math.ceil(series.fromMs / stepMs) * stepMs;
  const skipped = (beginMs - series.fromMs) / bucketMs;
  const rows: ChartRow[] = [];
  for (let from = skipped; from < points.length; from += together) {
    const index = rows.length;
    if (!isOver && beginMs + (index + 1) * stepMs > atMs) break;
    const here = points.slice(from, from + together);
    const values = OUTCOMES.map((outcome) => {
      const settled = here.reduce((sum, point) => sum + point[COUNT_OF_OUTCOME[outcome]], 0);
      return (settled * 1_000) / stepMs;
    });
    rows.push(rowAt(beginMs, index, stepMs, values, null));
  }
  return rows;
}
