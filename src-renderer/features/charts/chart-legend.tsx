import { StatusGlyph } from '../../components/status-mark';
import { weakness } from '../../components/weakness';
import styles from './chart-legend.module.css';
import type { Layer } from './chart-spec';
import { measureText } from './measures';
import { Swatch } from './swatch';

export interface ChartLegendProps {
  readonly layers: readonly Layer[];
  readonly values: readonly (number | null)[];
  /** How many durations the values come from; null: they come from none. */
  readonly n: number | null;
}

/** What each band and line is, and its value at the moment pointed at, or now. */
export function ChartLegend({ layers, values, n }: ChartLegendProps) {
  return (
    <ul className={styles.legend}>
      {layers.map((layer, index) => {
        const why = layer.kind === 'line' ? weakness(layer.leastSample, n) : null;
        return (
          <li
            key={layer.word}
            className={styles.item}
            data-weak={why !== null || undefined}
            title={why ?? undefined}
          >
            <Swatch layer={layer} />
            {layer.glyph !== undefined && <StatusGlyph tone={layer.glyph} />}
            <span className={styles.word}>{layer.word}</span>
            <span className={styles.value} data-measure={layer.measure}>
              {measureText(layer.measure, values[index] ?? null)}
            </span>
            {why !== null && <span className="visually-hidden">({why})</span>}
          </li>
        );
      })}
      {n !== null && (
        <li className={styles.item}>
          <span className={styles.word}>n</span>
          <span className={styles.value}>{measureText('count', n)}</span>
        </li>
      )}
    </ul>
  );
}
