import { memo, useEffect, useId, useMemo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  useActiveTooltipLabel,
  useIsTooltipActive,
  XAxis,
  YAxis,
} from 'recharts';
import { timeAxisProps, useValueAxis } from './axis-props';
import styles from './chart-plot.module.css';
import type { ChartFrame, ChartRow, ChartSpec } from './chart-spec';
import { type CrosshairCell, pointAt } from './crosshair';
import { Layers } from './layers';
import { CrosshairLine, MarkLines, SpanShade } from './overlays';
import { TexturePattern } from './texture';
import { middlesOf, spanOf } from './time-axis';

export interface ChartPlotProps {
  readonly spec: ChartSpec;
  readonly frame: ChartFrame;
  readonly rows: readonly ChartRow[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly crosshair: CrosshairCell;
  /** What the chart shows, for those who do not see it. */
  readonly words: string;
}

const MARGIN = { top: 6, right: 14, bottom: 0, left: 0 };
/** An axis at the right has room of its own. */
const NO_RIGHT_MARGIN = { ...MARGIN, right: 0 };
const LEFT_AXIS_PX = 42;
const RIGHT_AXIS_PX = 38;
const BOTTOM_AXIS_PX = 18;

/** A chart's axes, bands, lines and marks. */
export const ChartPlot = memo(function ChartPlot(props: ChartPlotProps) {
  const { spec, frame, rows, widthPx, heightPx, crosshair, words } = props;
  const { series, span } = frame;
  const texturesId = useId();
  const { fromMs, toMs } = spanOf(series);
  const [first] = rows;
  const stepMs = first === undefined ? series.bucketMs : first.toMs - first.fromMs;
  const middles = useMemo(() => middlesOf({ fromMs, toMs }, stepMs), [fromMs, toMs, stepMs]);
  const left = useValueAxis(spec, rows, 'left');
  const right = useValueAxis(spec, rows, 'right');
  const margin = right === null ? MARGIN : NO_RIGHT_MARGIN;
  const plotPx = widthPx - LEFT_AXIS_PX - (right === null ? 0 : RIGHT_AXIS_PX) - margin.right;
  const time = useMemo(() => timeAxisProps({ fromMs, toMs }, plotPx), [fromMs, toMs, plotPx]);
  return (
    <ComposedChart
      className={styles.plot ?? ''}
      width={widthPx}
      height={heightPx}
      margin={margin}
      data={middles}
      aria-label={words}
      aria-roledescription="chart"
    >
      <defs>
        {spec.layers.map(
          (layer, index) =>
            layer.kind === 'band' && (
              <TexturePattern
                key={layer.word}
                id={`${texturesId}-${index}`}
                tone={layer.tone}
                texture={layer.texture}
              />
            ),
        )}
      </defs>
      <CartesianGrid vertical={false} yAxisId="left" />
      <XAxis {...time} dataKey="midMs" height={BOTTOM_AXIS_PX} />
      {left !== null && <YAxis yAxisId="left" {...left} width={LEFT_AXIS_PX} />}
      {right !== null && <YAxis yAxisId="right" {...right} width={RIGHT_AXIS_PX} orientation="right" />}
      <SpanShade span={span} />
      <Layers layers={spec.layers} rows={rows} texturesId={texturesId} />
      <MarkLines marks={series.marks} />
      <CrosshairLine crosshair={crosshair} rows={rows} />
      <Pointer chart={spec.id} crosshair={crosshair} />
    </ComposedChart>
  );
});

/** Tells where in this chart the mouse or the arrow keys point. */
function Pointer({ chart, crosshair }: { readonly chart: string; readonly crosshair: CrosshairCell }) {
  const label = useActiveTooltipLabel();
  const isActive = useIsTooltipActive();
  const atMs = isActive && typeof label === 'number' ? label : null;
  useEffect(() => pointAt(crosshair, chart, atMs), [crosshair, chart, atMs]);
  useEffect(() => () => pointAt(crosshair, chart, null), [crosshair, chart]);
  return null;
}
