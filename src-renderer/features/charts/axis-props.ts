import { useMemo } from 'react';
import type { TimeSpan } from '../../canvas/time-span';
import type { ChartRow, ChartSpec } from './chart-spec';
import { axisText } from './measures';
import { timeAxis } from './time-axis';
import { axisOf, type ValueAxis } from './value-axes';

/** What every axis has in common, as recharts takes it. */
const FIXED = {
  type: 'number',
  // Every tick that is given is shown, and none is measured.
  interval: 0,
  // Without it recharts has no scale where none of its own lines is on the axis.
  allowDataOverflow: true,
} as const;

export function timeAxisProps(span: TimeSpan, widthPx: number) {
  const { ticks, labelOf } = timeAxis(span, widthPx);
  const domain: [number, number] = [span.fromMs, span.toMs];
  return { ...FIXED, domain, ticks: [...ticks], tickFormatter: labelOf, tickSize: 4 };
}

/** The axis at that side as recharts takes it; null where there is none. It is the same while it says the same. */
export function useValueAxis(spec: ChartSpec, rows: readonly ChartRow[], side: 'left' | 'right') {
  const axis = useMemo(() => axisOf(spec, rows, side), [spec, rows, side]);
  const said = axis === null ? '' : `${axis.measure} ${axis.ticks.join(' ')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says is all there is to it
  return useMemo(() => (axis === null ? null : valueAxisProps(axis)), [said]);
}

function valueAxisProps({ from, to, ticks, measure }: ValueAxis) {
  const domain: [number, number] = [from, to];
  const tickFormatter = (value: number) => axisText(measure, value);
  return { ...FIXED, domain, ticks: [...ticks], tickFormatter, tickSize: 3 };
}
