import { usePlotArea, useXAxisScale } from 'recharts';
import type { TimeMark } from '#contract/time-mark';
import { useCell } from './cell';
import { rowHolding } from './chart-rows';
import type { ChartRow } from './chart-spec';
import type { CrosshairCell } from './crosshair';
import { momentText } from './measures';
import styles from './overlays.module.css';
import type { SelectedSpan } from './selected-span';

/** Where the plot is, and where a moment stands in it, in pixels; null before the chart knows. */
function usePlot() {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (plot === undefined || scale === undefined) return null;
  const right = plot.x + plot.width;
  const x = (atMs: number) => Math.min(right, Math.max(plot.x, scale(atMs) ?? 0));
  return { x, top: plot.y, bottom: plot.y + plot.height, left: plot.x, right };
}

/** The moments at which limits changed and a shutdown was asked for, as vertical lines. */
export function MarkLines({ marks }: { readonly marks: readonly TimeMark[] }) {
  const plot = usePlot();
  if (plot === null || marks.length === 0) return null;
  const lines = (kind: TimeMark['kind']) =>
    marks
      .filter((mark) => mark.kind === kind)
      .map(({ atMs }) => `M${Math.round(plot.x(atMs)) + 0.5} ${plot.top}V${plot.bottom}`)
      .join('');
  return (
    <g>
      <path className={styles.mark} data-kind="limits" d={lines('limits')} />
      <path className={styles.mark} data-kind="shutdown" d={lines('shutdown')} />
    </g>
  );
}

/** The time of the selected task, shaded; a pending one's goes on to the end of what is shown. */
export function SpanShade({ span }: { readonly span: SelectedSpan | null }) {
  const plot = usePlot();
  if (plot === null || span === null) return null;
  const from = plot.x(span.fromMs);
  const to = span.toMs === null ? plot.right : plot.x(span.toMs);
  const box = { x: from, y: plot.top, width: Math.max(2, to - from), height: plot.bottom - plot.top };
  return <rect className={styles.span} {...box} />;
}

export interface CrosshairLineProps {
  readonly crosshair: CrosshairCell;
  readonly rows: readonly ChartRow[];
}

/** The moment that somebody points at, here or in another chart. */
export function CrosshairLine({ crosshair, rows }: CrosshairLineProps) {
  const plot = usePlot();
  const pointed = useCell(crosshair);
  const row = pointed === null ? null : rowHolding(rows, pointed.atMs);
  if (plot === null || row === null) return null;
  const x = plot.x(row.midMs);
  const isRight = x > (plot.left + plot.right) / 2;
  return (
    <g className={styles.crosshair}>
      <path d={`M${x} ${plot.top}V${plot.bottom}`} />
      <text x={x + (isRight ? -4 : 4)} y={plot.top + 9} textAnchor={isRight ? 'end' : 'start'}>
        {momentText(row.fromMs)}
      </text>
    </g>
  );
}
