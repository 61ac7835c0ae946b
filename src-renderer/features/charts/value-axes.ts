import type { ChartRow, ChartSpec, Layer } from './chart-spec';
import type { Measure } from './measures';
import { type NiceAxis, niceAxis } from './nice-axis';

/** A vertical axis of a chart, and what it measures. */
export interface ValueAxis extends NiceAxis {
  readonly measure: Measure;
}

/** The axis at that side, long enough for all its layers; null where none is on it. */
export function axisOf(spec: ChartSpec, rows: readonly ChartRow[], side: 'left' | 'right'): ValueAxis | null {
  const here = [...spec.layers.entries()].filter(([, layer]) => sideOf(layer) === side);
  const measure = here[0]?.[1].measure;
  if (measure === undefined) return null;
  let max = 0;
  for (const { values } of rows) {
    let stacked = 0;
    for (const [index, layer] of here) {
      const value = values[index] ?? 0;
      if (layer.kind === 'band') stacked += value;
      else max = Math.max(max, value);
    }
    max = Math.max(max, stacked);
  }
  return { ...niceAxis(measure, max), measure };
}

function sideOf(layer: Layer): 'left' | 'right' {
  return layer.kind === 'line' ? (layer.axis ?? 'left') : 'left';
}
