import type { Series } from '#contract/series';
import type { ChartRow, ChartSpec, RestFigures } from './chart-spec';
import { measureText, momentText } from './measures';

/** Values of a chart in words, as `succeeded 12.3, failed 0.40`. */
export function valuesInWords(
  { layers }: ChartSpec,
  values: readonly (number | null)[],
  n: number | null,
): string {
  const words = layers.map(
    ({ word, measure }, index) =>
      `${word} ${measureText(measure, values[index] ?? null).replace('–', 'none')}`,
  );
  return [...words, ...(n === null ? [] : [`n ${n}`])].join(', ');
}

/** One step of a chart in words. */
export function rowInWords(spec: ChartSpec, row: ChartRow): string {
  return `${momentText(row.fromMs)} to ${momentText(row.toMs)}: ${valuesInWords(spec, row.values, row.n)}`;
}

/** A whole chart in words: what it is, its figures, and how to read on. */
export function chartInWords(spec: ChartSpec, series: Series, { caption, values, n }: RestFigures): string {
  const figures = `${caption}: ${valuesInWords(spec, values, n)}`;
  return `${spec.title}, ${spec.unit(series)}; ${figures}. The left and right arrow keys go from step to step.`;
}
