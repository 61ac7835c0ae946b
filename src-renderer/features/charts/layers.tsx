import { memo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import type { ChartRow, Layer } from './chart-spec';
import { middleLine, type Place, stepBand, stepLine } from './shapes';
import styles from './tones.module.css';

export interface LayersProps {
  readonly layers: readonly Layer[];
  readonly rows: readonly ChartRow[];
  /** Begins the ids of the textures. */
  readonly texturesId: string;
}

/**
 * The bands and lines of a chart, on the scales of the chart around it. Each is one path: recharts' own areas
 * and lines render every point for itself, and cost five times as much.
 */
export function Layers(props: LayersProps) {
  const x = placeOf(useXAxisScale());
  const left = placeOf(useYAxisScale('left'));
  const right = placeOf(useYAxisScale('right'));
  if (x === null || left === null) return null;
  return <Drawn {...props} x={x} left={left} right={right} />;
}

interface DrawnProps extends LayersProps {
  readonly x: Place;
  readonly left: Place;
  readonly right: Place | null;
}

const Drawn = memo(
  function Drawn({ layers, rows, texturesId, x, left, right }: DrawnProps) {
    const floor = rows.map(() => 0);
    return layers.map((layer, index) => {
      const values = rows.map((row) => row.values[index] ?? null);
      if (layer.kind === 'line') {
        const y = layer.axis === 'right' ? right : left;
        return y === null ? null : <Line key={layer.word} {...{ layer, rows, values, x, y }} />;
      }
      const lower = [...floor];
      const upper = values.map((value, at) => (value === null ? null : value + (lower[at] as number)));
      for (const [at, edge] of upper.entries()) floor[at] = edge ?? (lower[at] as number);
      const visible = upper.map((edge, at) => (edge === lower[at] ? null : edge));
      return (
        <g key={layer.word} className={styles.tone} data-tone={layer.tone}>
          <path d={stepBand(rows, lower, visible, x, left)} fill={`url(#${texturesId}-${index})`} />
          <path className={styles.edge} d={stepLine(rows, visible, x, left)} />
        </g>
      );
    });
  },
  // Scales are made anew whenever somebody points at the chart; they change with the rows or the size only.
  (before, now) => before.rows === now.rows && before.layers === now.layers && samePlace(before, now),
);

interface LineProps {
  readonly layer: Extract<Layer, { kind: 'line' }>;
  readonly rows: readonly ChartRow[];
  readonly values: readonly (number | null)[];
  readonly x: Place;
  readonly y: Place;
}

function Line({ layer, rows, values, x, y }: LineProps) {
  const { tone, dash, join, leastSample = 0 } = layer;
  const isWeak = (row: ChartRow | undefined) => row !== undefined && row.n !== null && row.n < leastSample;
  const parts = [false, true].map((weak) =>
    values.map((value, at) => (isWeak(rows[at]) === weak ? value : null)),
  );
  return (
    <g className={styles.tone} data-tone={tone}>
      {parts.map((part, weak) => {
        const shape =
          join === 'steps' ? { line: stepLine(rows, part, x, y), dots: '' } : middleLine(rows, part, x, y);
        const grey = weak === 1 || undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the strong and the weak part, always
          <g key={weak}>
            {shape.line !== '' && (
              <path className={styles.line} data-dash={dash} data-weak={grey} d={shape.line} />
            )}
            {shape.dots !== '' && <path className={styles.dots} data-weak={grey} d={shape.dots} />}
          </g>
        );
      })}
    </g>
  );
}

/** Scales of recharts answer with nothing where they cannot; ours are of numbers and always can. */
function placeOf(scale: ((value: unknown) => number | undefined) | undefined): Place | null {
  return scale === undefined ? null : (value) => scale(value) ?? 0;
}

function samePlace(before: DrawnProps, now: DrawnProps): boolean {
  const same = (a: Place | null, b: Place | null, at: number) => a?.(at) === b?.(at);
  return [0, 1, 1e6].every(
    (at) => same(before.x, now.x, at) && same(before.left, now.left, at) && same(before.right, now.right, at),
  );
}
